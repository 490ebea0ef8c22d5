import pg from 'pg';
import { FormworkError } from '@formwork/kernel';
import { WorkspaceUnreachable } from '../cli.errors.ts';

/** Classes of PostgreSQL's refusals to let anybody in: connection, authorisation, no such database, not ready. */
const refusedAtTheDoor = /^(08|28|3D|53300|57P)/;

/** Does what opens a connection; throws `FW_CLI_UNREACHABLE` when the database does not let us in. */
export async function reachDatabase<T>(url: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof FormworkError) throw error;
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw WorkspaceUnreachable({ where: withoutPassword(url), reason }, { cause: error });
  }
}

/** A database URL that may be shown. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.search = '';
  return shown.href;
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof pg.DatabaseError) return refusedAtTheDoor.test(code ?? '') ? error.message : undefined;
  if (/^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE)/.test(code ?? '')) return error.message || code;
  return /timeout|terminated|SSL|SASL/i.test(error.message) ? error.message : undefined;
}
