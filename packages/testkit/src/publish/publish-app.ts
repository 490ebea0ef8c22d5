import { fieldModels } from '@formwork/catalog/models';
import { postgresFields } from '@formwork/catalog/postgres';
import { type AppDefinition, type Model, resolveModel } from '@formwork/definition';
import {
  type MigrationPlan,
  PUBLISH_JOBS_DDL,
  PUBLISH_JOB_BATCHES_DDL,
  PUBLISH_JOB_ERRORS_DDL,
  PUBLISH_JOB_KINDS_DDL,
  applyPlan,
  planFromDatabase,
  withPublishLock,
} from '@formwork/storage';
import type { ClientBase, Pool } from 'pg';

/**
 * Resolves apps with the catalogue that ships; throws when one of them has an error. Goes through JSON text as a
 * published definition does: `structuredClone` under Jest gives objects of another realm.
 */
export function modelOf(...definitions: readonly AppDefinition[]): Model {
  const { model, issues } = resolveModel(JSON.parse(JSON.stringify(definitions)) as AppDefinition[], fieldModels);
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((issue) => `${issue.path} ${issue.message}`).join('\n'));
  return model;
}

/** The tables of the platform that app tables point at, in an empty database. */
export async function createPlatformTables(client: ClientBase | Pool): Promise<void> {
  for (const statement of [
    'create extension if not exists pg_trgm with schema public',
    'create extension if not exists btree_gist with schema public',
    'create schema formwork',
    'create table formwork.departments (id uuid primary key)',
    'create table formwork.users (id uuid primary key)',
    'create table formwork.published (app text primary key, revision integer not null, definition jsonb not null)',
    PUBLISH_JOBS_DDL,
    PUBLISH_JOB_KINDS_DDL,
    PUBLISH_JOB_ERRORS_DDL,
    PUBLISH_JOB_BATCHES_DDL,
  ])
    await client.query(statement);
}

/** The definition that is published, or `undefined`. */
export async function publishedApp(client: ClientBase | Pool, app: string): Promise<AppDefinition | undefined> {
  const { rows } = await client.query<{ definition: AppDefinition }>(
    'select definition from formwork.published where app = $1',
    [app],
  );
  return rows[0]?.definition;
}

/** Plans the publish of an app over what is published. */
export async function planApp(
  client: ClientBase,
  definition: AppDefinition,
  allow: readonly string[] = [],
  more: { readonly bigFromRows?: number } = {},
): Promise<MigrationPlan> {
  const { name } = definition.app;
  const before = await publishedApp(client, name);
  return planFromDatabase(client, {
    before: before === undefined ? undefined : modelOf(before),
    after: modelOf(definition),
    app: name,
    fields: postgresFields,
    allow,
    ...more,
  });
}

/** Plans and applies within a transaction that the caller has begun, the version with the tables. */
export async function publishWithin(
  client: ClientBase,
  definition: AppDefinition,
  allow: readonly string[] = [],
): Promise<MigrationPlan> {
  const plan = await planApp(client, definition, allow);
  await applyPlan(client, plan, {
    onFinish: async (inner) => {
      await inner.query(
        `insert into formwork.published values ($1, 1, $2)
         on conflict (app) do update set revision = published.revision + 1, definition = excluded.definition`,
        [definition.app.name, JSON.stringify(definition)],
      );
    },
  });
  return plan;
}

/** Publishes an app as the engine does: under the lock, in one transaction. */
export async function publishApp(
  pool: Pool,
  definition: AppDefinition,
  allow: readonly string[] = [],
): Promise<MigrationPlan> {
  return withPublishLock(pool, (client) => publishWithin(client, definition, allow));
}

/**
 * Publishes and names every destructive step and every suspected removal, as a person does who means all of it.
 * Whatever else stands against the plan is thrown.
 */
export async function publishAllowingAll(pool: Pool, definition: AppDefinition): Promise<MigrationPlan> {
  return withPublishLock(pool, async (client) => {
    let allow: string[] = [];
    for (;;) {
      const plan = await planApp(client, definition, allow);
      const answers = plan.issues.flatMap((issue) => {
        const { step, answers: offered } = (issue.details ?? {}) as { step?: string; answers?: string[] };
        return step === undefined ? (offered?.slice(-1) ?? []) : [step];
      });
      const further = answers.filter((answer) => !allow.includes(answer));
      if (further.length === 0) return publishWithin(client, definition, allow);
      allow = [...allow, ...further];
    }
  });
}
