import type { ClientBase } from 'pg';
import { sql, toStatement } from '../../sql/sql.ts';
import { tableSql } from '../changes/change-kind.ts';
import type { ChangeLock } from '../changes/change-kind.ts';
import type { MigrationPlan, MigrationStep } from '../plan/migration-plan.ts';
import { recordPublishJobs } from './publish-jobs.ts';
import { PlanRefused, PublishOvertaken } from './publish.errors.ts';

/** What happens beside the steps, in the same transaction. */
export interface ApplyOptions {
  /** Writes the version and tells the other replicas: the metadata and the tables change together or not at all. */
  readonly onFinish?: (client: ClientBase) => Promise<void>;
  /** The role of the runtime, when it is not the one that publishes: it gets rights on the rows, never on the tables. */
  readonly grantTo?: string;
}

const strength: readonly ChangeLock['mode'][] = [
  'ROW EXCLUSIVE',
  'SHARE UPDATE EXCLUSIVE',
  'SHARE',
  'SHARE ROW EXCLUSIVE',
  'ACCESS EXCLUSIVE',
];

/**
 * Does what a plan says, within the transaction of `client` (see `withPublishLock`). Throws `FW_STORAGE_PLAN_REFUSED`
 * before the first statement when findings stand against it, and whatever PostgreSQL says otherwise: the caller
 * rolls back, and nothing remains.
 */
export async function applyPlan(client: ClientBase, plan: MigrationPlan, options: ApplyOptions = {}): Promise<void> {
  const errors = plan.issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) throw PlanRefused({ app: plan.app, findings: errors.length }, { issues: plan.issues });
  const held = new Map<string, ChangeLock>();
  for (const lock of plan.steps.flatMap((step) => step.locks)) {
    const key = JSON.stringify([lock.table.schema, lock.table.table]);
    const known = held.get(key);
    if (known === undefined || strength.indexOf(lock.mode) > strength.indexOf(known.mode)) held.set(key, lock);
  }
  // All locks before the first change, in one order: whoever has to give way does so before any work is done.
  for (const key of [...held.keys()].sort()) {
    const { table, mode } = held.get(key)!;
    await client.query(toStatement(sql`lock table ${tableSql(table)} in ${sql.constant(mode)} mode`).text);
  }
  for (const step of plan.steps) await applyStep(client, plan.app, step);
  await recordPublishJobs(client, plan);
  if (options.grantTo !== undefined) await grant(client, plan.app, options.grantTo);
  await options.onFinish?.(client);
}

/** Integrity violations and values that cannot be cast: what the plan has counted was true a moment ago. */
const OVERTAKEN = /^(23|22)/;

async function applyStep(client: ClientBase, app: string, step: MigrationStep): Promise<void> {
  try {
    for (const { text, values } of step.statements) await client.query(text, [...values]);
  } catch (error) {
    if (!OVERTAKEN.test(String((error as { code?: unknown }).code))) throw error;
    throw PublishOvertaken({ app, step: step.id }, { cause: error });
  }
}

async function grant(client: ClientBase, app: string, role: string): Promise<void> {
  const [schema, to] = [sql.identifier(app), sql.identifier(role)];
  for (const statement of [
    sql`grant usage on schema ${schema} to ${to}`,
    sql`grant select, insert, update, delete on all tables in schema ${schema} to ${to}`,
  ])
    await client.query(toStatement(statement).text);
}
