import type { ClientBase, Pool } from 'pg';
import type { MigrationPlan } from '../plan/migration-plan.ts';
import { undoAbandonedPreparations } from './prepare-steps.ts';

/** DDL of the platform's table of work that follows a publish; part of the platform's migrations. Safe to run twice. */
export const PUBLISH_JOBS_DDL = `create table if not exists formwork.publish_jobs (
  id bigint generated always as identity primary key,
  app text not null,
  step text not null,
  statements jsonb not null,
  created_at timestamptz not null default now()
)`;

/** What came to that table later; part of the platform's migrations. Safe to run twice. */
export const PUBLISH_JOB_KINDS_DDL = `alter table formwork.publish_jobs
  add column if not exists kind text not null default 'later' check (kind in ('later', 'prepared'))`;

/** Where it is said why such work failed; part of the platform's migrations. Safe to run twice. */
export const PUBLISH_JOB_ERRORS_DDL = `alter table formwork.publish_jobs add column if not exists error text`;

/** Work that is left when two runtimes start at once is done by one of them. */
const JOBS_LOCK = 7_067_821_042;

/**
 * Notes what a plan leaves for after the publish, in the publish's transaction. Older notes of the app go: the new plan
 * was made from what is really there, so it says again whatever is still missing.
 */
export async function recordPublishJobs(client: ClientBase, plan: MigrationPlan): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('formwork.publish_jobs') is not null as there`,
  );
  const later = plan.steps.filter((step) => step.later.length > 0);
  if (rows[0]!.there) await client.query('delete from formwork.publish_jobs where app = $1', [plan.app]);
  for (const step of later)
    await client.query('insert into formwork.publish_jobs (app, step, statements) values ($1, $2, $3)', [
      plan.app,
      step.id,
      JSON.stringify(step.later),
    ]);
}

/** Work that belongs to a publish and is not done within it. */
export interface PublishJob {
  readonly app: string;
  /** The id of its step in the plan. */
  readonly step: string;
  /** `prepared`: made for a publish that is under way; `later`: left by one that is done. */
  readonly kind: 'prepared' | 'later';
  readonly since: Date;
  /** What PostgreSQL said when it was tried last; null while it waits or is at work. */
  readonly error: string | null;
}

/** What is still to be done, oldest first. */
export async function readPublishJobs(pool: Pool): Promise<readonly PublishJob[]> {
  const { rows } = await pool.query<PublishJob>(
    'select app, step, kind, created_at as since, error from formwork.publish_jobs order by id',
  );
  return rows;
}

/**
 * Takes back what broken-off publishes had prepared, and does what publishes left: indexes of big tables and checks of
 * their old records, while everybody works. Each is done again from its start after a crash; one that fails keeps
 * what PostgreSQL said, lets the others go on and is tried again by the next run. Returns how many were done.
 */
export async function runPublishJobs(pool: Pool): Promise<number> {
  const client = await pool.connect();
  let isBroken = true;
  let done = 0;
  try {
    await client.query('select pg_advisory_lock($1)', [JOBS_LOCK]);
    await undoAbandonedPreparations(client);
    const { rows } = await client.query<{ id: string; statements: string[] }>(
      `select id, statements from formwork.publish_jobs where kind = 'later' order by id`,
    );
    for (const { id, statements } of rows) if (await runJob(client, id, statements)) done += 1;
    await client.query('select pg_advisory_unlock($1)', [JOBS_LOCK]);
    isBroken = false;
    return done;
  } finally {
    client.release(isBroken);
  }
}

async function runJob(client: ClientBase, id: string, statements: readonly string[]): Promise<boolean> {
  try {
    for (const statement of statements) await client.query(statement);
  } catch (error) {
    // Where the connection itself is lost this throws, and the next start begins again.
    await client.query('update formwork.publish_jobs set error = $2 where id = $1', [id, (error as Error).message]);
    return false;
  }
  await client.query('delete from formwork.publish_jobs where id = $1', [id]);
  return true;
}
