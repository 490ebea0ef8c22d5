import { OUTDATED_STATE } from '@formwork/storage';
import pg from 'pg';
import { platformRefusal } from '../platform/platform-refusal.ts';
import { RecordBusy } from './record.errors.ts';

/** How often a transaction that lost against others is tried again. */
const attempts = 5;
/** How often the newest definitions are read for one request: while it runs, more than one publish may go by. */
const mostReloads = 8;

/** Serialization failure, deadlock, lock not available in time. */
const lost: ReadonlySet<string> = new Set(['40001', '40P01', '55P03']);
/** Unknown column, unknown table, cached plan that no longer fits, or a write that found it out: another server has published. */
const outdated: ReadonlySet<string> = new Set(['42703', '42P01', '0A000', OUTDATED_STATE]);
/** What the database refuses about values: a definition that is no longer live may have left a field out. */
const refused = /^23/;

/** True for a failure that is of the moment and not of the request: the whole transaction is tried again, or refused. */
export function isPassing(error: unknown): boolean {
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  return (code !== undefined && (lost.has(code) || outdated.has(code))) || platformRefusal(error) !== undefined;
}

/** What to do about a failed transaction. */
export interface RetryPorts {
  /** What is published, as far as this server knows. */
  current(): { readonly published: { readonly id: string } };
  /** Reads what is published again. */
  reload(): Promise<unknown>;
}

/**
 * Runs a whole transaction again when it lost against another one (a bounded number of times, after a growing random
 * pause), or with the newest definitions when the tables are not as the definitions said.
 */
export async function retryConflicts<T>(ports: RetryPorts, run: () => Promise<T>): Promise<T> {
  let reloads = 0;
  let losses = 0;
  for (;;) {
    const known = ports.current().published.id;
    try {
      return await run();
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? (error.code ?? '') : '';
      if (outdated.has(code) || isRefusedByDatabase(error)) {
        await ports.reload();
        const isOvertaken = code === OUTDATED_STATE || ports.current().published.id !== known;
        if (isOvertaken && reloads >= mostReloads) throw RecordBusy({}, { cause: error });
        // Tables that are not as the newest definition says may be so because its news is on its way to this server.
        if (!isOvertaken && (!outdated.has(code) || reloads >= mostReloads)) throw platformRefusal(error) ?? error;
        reloads += 1;
      } else if (lost.has(code)) {
        losses += 1;
        if (losses >= attempts) throw RecordBusy({}, { cause: error });
        await new Promise((done) => setTimeout(done, Math.random() * 20 * 2 ** losses));
      } else throw platformRefusal(error) ?? error;
    }
  }
}

function isRefusedByDatabase(error: unknown): boolean {
  const { cause } = error as { cause?: unknown };
  return cause instanceof pg.DatabaseError && refused.test(cause.code ?? '');
}
