import type { Pool } from 'pg';
import { sampleApp } from '../sample-app/sample-app.ts';
import { createInterruptingPool } from './interrupting-pool.ts';
import { createPlatformTables, publishAllowingAll, publishApp } from './publish-app.ts';
import { revisedSampleApp, sampleRows } from './revised-sample-app.ts';

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
