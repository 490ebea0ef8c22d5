import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, isAlive, removeClusterOf, startPostgres, workFolder } from '@formwork/devkit';
import { layWire } from './lay-wire.ts';

/** A PostgreSQL server of one test alone, which may be ended and started again. */
export interface OwnServer extends AsyncDisposable {
  /** Of a role that owns its database and is no superuser; the same before and after a restart. */
  readonly url: string;
  /** Ends the server at once, as a crash would: nothing that was not committed remains. */
  crash(): Promise<void>;
  /** Starts it again over the same data. */
  restart(): Promise<void>;
}

/** Starts a server of its own, with what `npm start` would set. */
export async function startOwnServer(): Promise<OwnServer> {
  const folder = path.join(workFolder, 'own-postgres', `${process.pid}-${randomBytes(4).toString('hex')}`);
  let server: EmbeddedPostgres = await startPostgres({ folder });
  const wire = await layWire(server.url);
  return {
    url: wire.url,
    crash: async () => {
      process.kill(server.pid, 'SIGQUIT');
      while (isAlive(server.pid)) await sleep(20);
      await wire.cut();
    },
    restart: async () => {
      server = await startPostgres({ folder });
      await wire.mend(server.url);
    },
    [Symbol.asyncDispose]: async () => {
      await wire.cut();
      await removeClusterOf(folder);
    },
  };
}
