import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../postgres/process-state.ts';
import { type EmbeddedPostgres, type StartPostgresOptions, startPostgres } from '../postgres/start-postgres.ts';

const LOOK_MS = 500;
/** A server that ends sooner than this after a start is beyond what another start mends. */
const LEAST_LIFE_MS = 10_000;

/** A database server that is started again, at its address, when it ends by itself. */
export interface KeptPostgres {
  readonly server: EmbeddedPostgres;
  /** Settles with the reason when it could not be started again, and with nothing when it was stopped. */
  readonly lost: Promise<Error | undefined>;
  /** Stops the server for good and waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts or adopts the server of a folder and keeps it running. A machine out of memory kills the largest process. */
export async function keepPostgres(options: StartPostgresOptions, say: (line: string) => void): Promise<KeptPostgres> {
  const first = await startPostgres(options);
  const stopping = new AbortController();
  const { signal } = stopping;
  let server = first;
  const watch = async (): Promise<Error | undefined> => {
    let again = 0;
    while (!signal.aborted) {
      await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted || isAlive(server.pid)) continue;
      if (Date.now() - again < LEAST_LIFE_MS) return new Error('PostgreSQL ended as soon as it was started again.');
      say('PostgreSQL ended by itself; starting it again …');
      server = await startPostgres({ ...options, port: first.port });
      again = Date.now();
      say('Started PostgreSQL again');
    }
    return undefined;
  };
  const lost = watch().catch((error: unknown) => error as Error);
  return {
    server: first,
    lost,
    stop: async () => {
      stopping.abort();
      await lost;
      await server.stop();
    },
  };
}
