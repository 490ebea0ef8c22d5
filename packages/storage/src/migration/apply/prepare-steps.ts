import type { Pool, PoolClient } from 'pg';
import type { MigrationPlan } from '../plan/migration-plan.ts';

/** What was made before a publish, and is kept only if the publish comes to its end. */
export interface PreparedSteps extends AsyncDisposable {
  /** Names of the keys and constraints, for the plan that counts on them. */
  readonly names: ReadonlySet<string>;
}

/** Held by whoever prepares: what is left of it while nobody holds it is left over, and is taken back. */
const PREPARE_LOCK = 7_067_821_043;
/** How long `alter table` may wait for a table, and so make others wait behind it. */
const LOCK_TIMEOUT_MS = 300;
const ATTEMPTS = 20;

/**
 * Does what a plan can do beside the work, outside any transaction: builds unique indexes, checks that nothing is empty.
 * Noted down before, so that the next start takes back what a crash leaves. Disposed of after the publish: what the
 * publish did not make its own is taken back then. Throws what PostgreSQL says, everything undone, when a record stands
 * against it.
 */
export async function prepareSteps(pool: Pool, plan: MigrationPlan): Promise<PreparedSteps> {
  const steps = plan.steps.filter((step) => step.prepare.length > 0);
  const client = await pool.connect();
  let isBroken = true;
  const finish = async (): Promise<void> => {
    try {
      await undoLeftOver(client, plan.app);
      await client.query('select pg_advisory_unlock($1)', [PREPARE_LOCK]);
      isBroken = false;
    } finally {
      client.release(isBroken);
    }
  };
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
    await undoLeftOver(client, plan.app);
    await client.query(
      `insert into formwork.publish_jobs (app, step, statements, kind) values ($1, $2, $3, 'prepared')`,
      [plan.app, steps.map((step) => step.id).join(' '), JSON.stringify(steps.flatMap((step) => step.undo))],
    );
    for (const statement of steps.flatMap((step) => step.prepare)) await patiently(client, statement);
  } catch (error) {
    await finish();
    throw error;
  }
  const names = steps.flatMap((step) => step.undo.map(nameIn));
  return { names: new Set(names), [Symbol.asyncDispose]: finish };
}

/** Takes back what preparations left whose process is gone. Does nothing while somebody prepares. */
export async function undoAbandonedPreparations(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [PREPARE_LOCK]);
  if (!rows[0]!.free) return;
  await undoLeftOver(client);
  await client.query('select pg_advisory_unlock($1)', [PREPARE_LOCK]);
}

async function undoLeftOver(client: PoolClient, app: string | null = null): Promise<void> {
  const { rows } = await client.query<{ id: string; statements: string[] }>(
    `select id, statements from formwork.publish_jobs where kind = 'prepared' and ($1::text is null or app = $1) order by id`,
    [app],
  );
  for (const { id, statements } of rows) {
    for (const statement of statements) await patiently(client, statement);
    await client.query('delete from formwork.publish_jobs where id = $1', [id]);
  }
}

/** Gives way when the table is busy, and tries again; building an index waits for nobody's table. */
async function patiently(client: PoolClient, statement: string): Promise<void> {
  const isAlter = statement.startsWith('alter table');
  await client.query(`set lock_timeout = ${isAlter ? LOCK_TIMEOUT_MS : 0}`);
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        if ((error as { code?: unknown }).code !== '55P03' || attempt >= ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.min(50 * attempt, 500)));
      }
    }
  } finally {
    await client.query('reset lock_timeout');
  }
}

/** The last name of a statement that drops something. */
function nameIn(statement: string): string {
  return /"([^"]+)"$/.exec(statement)?.[1] ?? '';
}
