import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { reachDatabase } from './reach-database.ts';

/** An empty database that is gone when the block that opened it ends. */
export interface TemporaryDatabase extends AsyncDisposable {
  readonly url: string;
}

/** Makes a database beside the one of the URL, on the same server, named after this process; its role must be allowed to. */
export async function openTemporaryDatabase(url: string): Promise<TemporaryDatabase> {
  const name = `fw_cli_${process.pid}_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url, application_name: 'formwork cli' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await reachDatabase(url, () => run(`create database ${pg.escapeIdentifier(name)}`));
  const made = new URL(url);
  made.pathname = `/${name}`;
  return {
    url: made.href,
    [Symbol.asyncDispose]: () => run(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  };
}
