import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { isAlive } from '@formwork/devkit';
import pg from 'pg';
import { openTestServer } from './test-server.ts';

/** What a test database starts from. */
export interface TestDatabaseOptions {
  /** A template made by `createTemplateDatabase`; default is an empty database. */
  readonly template?: string;
  /** Most connections of `pool`; default 10. */
  readonly poolSize?: number;
}

/** A database of one test file, gone after `drop` or at the end of an `await using` block. */
export interface TestDatabase extends AsyncDisposable {
  /** Connection string of its owner, who is no superuser. */
  readonly url: string;
  /** Connection string of the same role to the server's `postgres` database. */
  readonly adminUrl: string;
  readonly pool: pg.Pool;
  /** Ends the pool and drops the database, whoever is still connected. Safe to call twice. */
  drop(): Promise<void>;
}

/** Makes a fresh database on the shared test server (see `openTestServer`). */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await openTestServer();
  const name = `t_${process.pid}_${randomBytes(5).toString('hex')}`;
  const template = options.template === undefined ? '' : ` template ${quote(options.template)} strategy file_copy`;
  await runOnServer(server, (client) => client.query(`create database ${quote(name)}${template}`));
  const url = withDatabase(server, name);
  const pool = new pg.Pool({ connectionString: url, max: options.poolSize ?? 10, idleTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  let dropped: Promise<void> | undefined;
  const drop = (): Promise<void> => (dropped ??= dropDatabase(server, name, pool));
  return { url, adminUrl: withDatabase(server, 'postgres'), pool, drop, [Symbol.asyncDispose]: drop };
}

/**
 * Makes a template once per test run, whichever worker comes first, and gives its name for `createTestDatabase`.
 * `build` gets the URL of an empty database and must end its own connections.
 */
export async function createTemplateDatabase(name: string, build: (url: string) => Promise<void>): Promise<string> {
  const server = await openTestServer();
  const run = process.env['FORMWORK_TEST_RUN'] ?? String(process.pid);
  const template = `tpl_${run}_${name}`;
  await runOnServer(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const existing = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (existing.rowCount === 0) await buildTemplate(server, client, template, build);
  });
  return template;
}

/** Drops databases and templates whose test process has ended without doing so itself. */
export async function dropAbandonedDatabases(server: string): Promise<void> {
  await runOnServer(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname ~ '^(t|tpl)_[0-9]+_' and pg_get_userbyid(datdba) = current_user`,
    );
    for (const { datname } of rows) {
      if (isAlive(Number(datname.split('_')[1]))) continue;
      await dropPatiently(client, datname);
    }
  });
}

/** Built under another name and renamed when it is whole, so that a failed build is never cloned. */
async function buildTemplate(
  server: string,
  client: pg.Client,
  template: string,
  build: (url: string) => Promise<void>,
): Promise<void> {
  const unfinished = `${template}_unfinished`;
  await dropPatiently(client, unfinished);
  await client.query(`create database ${quote(unfinished)}`);
  await build(withDatabase(server, unfinished));
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [unfinished]);
  await client.query(`alter database ${quote(unfinished)} rename to ${quote(template)}`);
}

async function dropDatabase(server: string, name: string, pool: pg.Pool): Promise<void> {
  await pool.end();
  await runOnServer(server, (client) => dropPatiently(client, name));
}

/** Autovacuum works under the server's own role, which ours may not end: it leaves by itself in a moment. */
async function dropPatiently(client: pg.Client, name: string): Promise<void> {
  for (let triesLeft = 50; ; triesLeft -= 1) {
    try {
      await client.query(`drop database if exists ${quote(name)} with (force)`);
      return;
    } catch (error) {
      const isForbidden = error instanceof pg.DatabaseError && error.code === '42501';
      if (!isForbidden || triesLeft === 0) throw error;
      await setTimeout(100);
    }
  }
}

async function runOnServer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(server, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function quote(name: string): string {
  return pg.escapeIdentifier(name);
}
