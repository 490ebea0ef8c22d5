import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Pool } from 'pg';
import { dumpSchema } from '../database/dump-schema.ts';
import { sampleApp } from '../sample-app/sample-app.ts';
import { createInterruptingPool } from './interrupting-pool.ts';
import { createPlatformTables, publishAllowingAll, publishApp } from './publish-app.ts';
import { revisedSampleApp, sampleRows } from './revised-sample-app.ts';

/** The catalog, the metadata and the data of a database, comparable as text. */
export async function dumpEverything(pool: Pool): Promise<string> {
  const parts = [await dumpSchema(pool)];
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('shop', 'formwork') order by 1`,
  );
  for (const { name } of rows) {
    const data = await pool.query<{ line: string }>(`select t::text as line from ${name} t order by 1`);
    parts.push(`${name}\n${data.rows.map((row) => row.line).join('\n')}`);
  }
  return parts.join('\n');
}

/** Publishes the sample app with records into an empty database. */
export async function prepareSample(pool: Pool): Promise<void> {
  await createPlatformTables(pool);
  await publishApp(pool, sampleApp());
  for (const statement of sampleRows) await pool.query(statement);
}

/** How many statements a publish of the revised sample app sends, in a database that is thrown away afterwards. */
export async function countPublishStatements(url: string): Promise<number> {
  let count = 0;
  const pool = createInterruptingPool(url, (place, text) => {
    count = place;
    return text;
  });
  await publishAllowingAll(pool, revisedSampleApp());
  await pool.end();
  return count;
}

/**
 * Publishes with an error of PostgreSQL in place of one statement: one that is nobody's data, since a publish that records
 * overtake plans again. True when the publish failed, as it must.
 */
export async function publishFailingAt(url: string, place: number): Promise<boolean> {
  const pool = createInterruptingPool(url, (at, text) => (at === place ? 'select no_such_function()' : text));
  try {
    await publishAllowingAll(pool, revisedSampleApp());
    return false;
  } catch {
    return true;
  } finally {
    await pool.end();
  }
}

/** Publishes in a process of its own that is killed (SIGKILL) at a statement. Resolves when it is dead, with its signal. */
export async function publishKilledAt(url: string, place: number, moment: 'before' | 'after'): Promise<string> {
  const program = path.join(import.meta.dirname, 'publish-and-die.ts');
  const child = spawn(process.execPath, [program, url, String(place), moment], { stdio: 'ignore' });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? `exit ${code}`));
  });
}

/** Waits until the server has noticed that a killed client is gone, and has undone its work. */
export async function waitForQuiet(pool: Pool): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await pool.query<{ busy: boolean }>(
      `select exists (select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and backend_type = 'client backend' and (state <> 'idle' or xact_start is not null)) as busy`,
    );
    if (!rows[0]!.busy) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The killed publish is still at work on the server.');
}
