import { spawn } from 'node:child_process';
import path from 'node:path';
import { openEngine } from '@formwork/engine';
import type { Pool } from 'pg';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { dumpEverything } from './dump-everything.ts';
import { sampleRows } from './revised-sample-app.ts';
import { plainSampleApp } from './revised-workspace-app.ts';

/** What a kill left: nothing of the publish, or all of it, at once or when a server had started again. */
export type KillOutcome = `${'nothing' | 'everything'} ${'at once' | 'after a start'}`;

/** A workspace whose publishes are killed. */
export interface KilledWorkspace extends AsyncDisposable {
  /** How many statements a publish and the work after it send. */
  readonly statements: number;
  /** Publishes in a process that is killed at a statement, and tells what is left. Throws where only a part is. */
  killAt(place: number, moment: 'before' | 'after'): Promise<KillOutcome>;
}

/** Opens a workspace with records, and learns in another one what a publish sends and leaves. */
export async function openKilledWorkspace(): Promise<KilledWorkspace> {
  const { sent, after } = await publishAlive();
  // Other transactions come before it, where something is prepared, and after it, where batches are computed.
  const version = sent.findIndex((text) => text.includes('insert into formwork.app_versions'));
  const flip = sent.indexOf('commit', version) + 1;
  let prepared = await prepare();
  const judge = async (): Promise<KillOutcome | undefined> => {
    const { database, before } = prepared;
    for (const when of ['at once', 'after a start'] as const) {
      if (when === 'after a start') await startAndFinish(database);
      const found = await dumpEverything(database.pool);
      if (found === before) return `nothing ${when}`;
      if (comparable(found) === after) return `everything ${when}`;
    }
    return undefined;
  };
  return {
    statements: sent.length,
    killAt: async (place, moment) => {
      const { signal } = await runProgram(prepared.database.url, place, moment);
      await waitForQuiet(prepared.database.pool);
      const outcome = await judge();
      if (outcome !== 'nothing at once') {
        await prepared.database.drop();
        prepared = await prepare();
      }
      const where = `${moment} statement ${place} (${sent[place - 1]?.slice(0, 200)})`;
      if (signal !== 'SIGKILL') throw new Error(`No kill ${where}: ${signal}.`);
      if (outcome === undefined) throw new Error(`A part of the publish is left by a kill ${where}.`);
      // A kill while the commit is on its way may come before or after it.
      const isEarly = place < flip || (place === flip && moment === 'before');
      const isLate = place > flip;
      if ((isEarly && !outcome.startsWith('nothing')) || (isLate && !outcome.startsWith('everything')))
        throw new Error(`The commit is statement ${flip}, but a kill ${where} leaves ${outcome}.`);
      return outcome;
    },
    [Symbol.asyncDispose]: () => prepared.database.drop(),
  };
}

async function prepare(): Promise<{ readonly database: TestDatabase; readonly before: string }> {
  const database = await createTestDatabase();
  const engine = await openEngine({ databaseUrl: database.url, poolSize: 2 });
  await engine.definitions.publish({ definition: plainSampleApp() });
  await engine.people.createUser({ login: 'zhao', name: 'zhao', roles: ['shop.viewer'] });
  for (const statement of sampleRows) await engine.pool.query(statement);
  await engine.close();
  return { database, before: await dumpEverything(database.pool) };
}

async function publishAlive(): Promise<{ readonly sent: readonly string[]; readonly after: string }> {
  const { database } = await prepare();
  await using _dropped = database;
  const { output } = await runProgram(database.url, 0, 'before');
  return { sent: JSON.parse(output) as string[], after: comparable(await dumpEverything(database.pool)) };
}

async function runProgram(
  url: string,
  place: number,
  moment: 'before' | 'after',
): Promise<{ readonly signal: string; readonly output: string }> {
  const program = path.join(import.meta.dirname, 'publish-and-die.ts');
  const child = spawn(process.execPath, [program, url, String(place), moment], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ signal: signal ?? `exit ${code}`, output }));
  });
}

/** Starts a server on the workspace, which mends and finishes what was broken off, and lets it do so. */
async function startAndFinish(database: TestDatabase): Promise<void> {
  const engine = await openEngine({ databaseUrl: database.url, poolSize: 2 });
  for (let tries = 0; tries < 500; tries += 1) {
    const { rowCount } = await database.pool.query('select 1 from formwork.publish_jobs');
    if (rowCount === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await engine.close();
}

/** Without moments and ids, which differ from one publish to the next. */
function comparable(dump: string): string {
  return dump
    .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d[.\d]*(Z|\+00)?/g, '<moment>')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .split('\n')
    .sort()
    .join('\n');
}

/** Waits until the server has noticed that a killed client is gone, and has undone its work. */
async function waitForQuiet(pool: Pool): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const { rows } = await pool.query<{ busy: boolean }>(
      `select exists (select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and backend_type = 'client backend' and application_name like 'formwork%') as busy`,
    );
    if (!rows[0]!.busy) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The killed publish is still at work on the server.');
}
