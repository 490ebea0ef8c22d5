import type { ClientBase, Pool } from 'pg';
import { type SqlStatement, sql, toStatement } from '../../sql/sql.ts';
import { tableSql } from '../changes/change-kind.ts';
import { BATCH_IDS } from '../changes/compute-column.ts';
import type { MigrationPlan } from '../plan/migration-plan.ts';
import type { TableName } from '../shape/table-shape.ts';
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

/** How far work in batches came; part of the platform's migrations. Safe to run twice. */
export const PUBLISH_JOB_BATCHES_DDL = `alter table formwork.publish_jobs drop constraint if exists publish_jobs_kind_check,
  add column if not exists reached uuid, add column if not exists done bigint not null default 0`;

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
  await recordFills(client, plan);
}

/** The record of a formula that is computed in batches. */
interface Fill {
  /** `shop.order_line.amount` */
  readonly formula: string;
  readonly table: TableName;
  readonly batch: SqlStatement;
}

async function recordFills(client: ClientBase, plan: MigrationPlan): Promise<void> {
  for (const { change, id } of plan.steps) {
    if (change.kind !== 'compute-column' || change.batch === undefined) continue;
    const formula = `${change.table.schema}.${change.table.table}.${change.field}`;
    const fill: Fill = { formula, table: change.table, batch: change.batch };
    await client.query(`insert into formwork.publish_jobs (app, step, statements, kind) values ($1, $2, $3, 'fill')`, [
      plan.app,
      id,
      JSON.stringify(fill),
    ]);
  }
}

/** Work that belongs to a publish and is not done within it. */
export interface PublishJob {
  readonly app: string;
  /** The id of its step in the plan. */
  readonly step: string;
  /** `prepared`: made for a publish that is under way; `later`: left by one that is done; `fill`: so, in batches. */
  readonly kind: 'prepared' | 'later' | 'fill';
  readonly since: Date;
  /** Records that batches have reached. */
  readonly done: number;
  /** What PostgreSQL said when it was tried last; null while it waits or is at work. */
  readonly error: string | null;
}

/** What is still to be done, oldest first. */
export async function readPublishJobs(pool: Pool): Promise<readonly PublishJob[]> {
  const { rows } = await pool.query<PublishJob>(
    'select app, step, kind, created_at as since, done::int as done, error from formwork.publish_jobs order by id',
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
    const { rows } = await client.query<JobRow>(
      `select id, kind, statements, reached from formwork.publish_jobs where kind in ('later', 'fill') order by id`,
    );
    for (const row of rows) if (await runJob(client, row)) done += 1;
    await client.query('select pg_advisory_unlock($1)', [JOBS_LOCK]);
    isBroken = false;
    return done;
  } finally {
    client.release(isBroken);
  }
}

type JobRow = { readonly id: string; readonly reached: string | null } & (
  | { readonly kind: 'later'; readonly statements: readonly string[] }
  | { readonly kind: 'fill'; readonly statements: Fill }
);

async function runJob(client: ClientBase, job: JobRow): Promise<boolean> {
  const { id } = job;
  try {
    if (job.kind === 'fill') await runFill(client, id, job.statements, job.reached);
    else for (const statement of job.statements) await client.query(statement);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    // Where the connection itself is lost this throws, and the next start begins again.
    await client.query('update formwork.publish_jobs set error = $2 where id = $1', [id, (error as Error).message]);
    return false;
  }
  await client.query('delete from formwork.publish_jobs where id = $1', [id]);
  if (job.kind === 'fill') await client.query(`select pg_notify('formwork_published', $1)`, [job.statements.formula]);
  return true;
}

/** Records of one batch: short enough that nobody notices the locks on them. */
const BATCH_RECORDS = 2_000;
const BATCH_ATTEMPTS = 10;

/** In the order of ids, each batch with how far it came in one transaction: after a crash the next start goes on there. */
async function runFill(client: ClientBase, id: string, { table, batch }: Fill, reached: string | null): Promise<void> {
  const page = toStatement(
    sql`select "id" from ${tableSql(table)} where "id" > ${reached}::uuid or ${reached}::uuid is null order by "id" limit ${BATCH_RECORDS}`,
  );
  for (let last = reached; ;) {
    const { rows } = await client.query<{ id: string }>(page.text, [last, last, BATCH_RECORDS]);
    const ids = rows.map((row) => row.id);
    if (ids.length === 0) return;
    last = ids.at(-1)!;
    const values = batch.values.map((value) => (value === BATCH_IDS ? ids : value));
    await runBatch(client, { text: batch.text, values }, [id, last, ids.length]);
  }
}

/** Gives way to writers of the same records, and tries again. */
async function runBatch(client: ClientBase, batch: SqlStatement, progress: readonly unknown[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('begin');
      await client.query(batch.text, [...batch.values]);
      await client.query('update formwork.publish_jobs set reached = $2, done = done + $3 where id = $1', [
        ...progress,
      ]);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      const isPassing = ['40P01', '55P03', '40001'].includes(String((error as { code?: unknown }).code));
      if (!isPassing || attempt >= BATCH_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}
