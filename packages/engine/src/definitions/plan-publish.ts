import { createHash } from 'node:crypto';
import { diffAccess } from '@formwork/access';
import {
  type AppDefinition,
  type FieldModels,
  type Model,
  describeChange,
  diffDefinitions,
  resolveModel,
} from '@formwork/definition';
import { canonicalJson, hasErrors, readText } from '@formwork/kernel';
import {
  type MigrationPlan,
  type PostgresFields,
  createStorageModel,
  findParkedSchema,
  planFromDatabase,
  stepDdl,
} from '@formwork/storage';
import type { ClientBase } from 'pg';
import { computeBatchStatement, computeFieldStatement } from './compute-field-statement.ts';
import { AppParked, DefinitionInvalid } from './definition.errors.ts';
import type { AccessEffect, DefinitionChange, PublishPlan, PublishStep } from './definitions.ts';
import { inNewNames } from './in-new-names.ts';
import type { Published } from './published-apps.ts';

/** A plan with what applying it needs. */
export interface PreparedPublish {
  readonly plan: PublishPlan;
  readonly migration: MigrationPlan;
  readonly after: Model;
  /** SHA-256 of the definition, in hex. */
  readonly definitionHash: string;
  /** True when exactly this definition is live. */
  readonly isLive: boolean;
}

/** The catalogue as planning needs it. */
export interface PlanPorts {
  readonly models: FieldModels;
  readonly fields: PostgresFields;
  /** From how many records on a table is big; 100,000 unless given. */
  readonly bigFromRows?: number;
}

/** The fingerprint of a definition: equal definitions have equal ones, whatever the order of their keys. */
export function hashDefinition(definition: AppDefinition): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}

/** Plans a publish from what is live and what is really in the database. Reads only. */
export async function planPublish(
  client: ClientBase,
  ports: PlanPorts,
  published: Published,
  definition: AppDefinition,
  allow: readonly string[],
  prepared: ReadonlySet<string> = new Set(),
): Promise<PreparedPublish> {
  const app = definition.app.name;
  const live = published.apps.get(app);
  if (live === undefined && (await findParkedSchema(client, app)) !== undefined) throw AppParked({ app });
  const others = [...published.apps.values()].filter((each) => each.app !== app).map((each) => each.definition);
  const { model: after, issues } = resolveModel([...others, definition], ports.models);
  if (hasErrors(issues)) throw DefinitionInvalid({ app, errors: countErrors(issues) }, { issues });
  const storage = createStorageModel(after, ports.fields);
  const migration = await planFromDatabase(client, {
    before: live === undefined ? undefined : published.model,
    after,
    app,
    fields: ports.fields,
    allow,
    prepared,
    ...(ports.bigFromRows === undefined ? {} : { bigFromRows: ports.bigFromRows }),
    unfinished: published.filling,
    computeField: (entity, field) => computeFieldStatement(storage, entity, field),
    computeBatch: (entity) => computeBatchStatement(storage, entity),
  });
  const definitionHash = hashDefinition(definition);
  const changes = describeChanges(live?.definition, definition, 'en');
  const renamed = inNewNames(published, ports.models, definition);
  const access = await accessEffects(client, renamed.model, after, renamed.formerRoles);
  const content = { app, from: live?.revision ?? null, definitionHash, migration: migration.hash };
  return {
    migration,
    after,
    definitionHash,
    isLive: live?.hash === definitionHash && migration.steps.length === 0,
    plan: {
      app,
      from: live?.revision ?? null,
      to: 'draft',
      hash: createHash('sha256').update(canonicalJson(content)).digest('hex'),
      changes,
      steps: presentSteps(migration),
      access,
      issues: migration.issues,
    },
  };
}

/** The steps of a plan as people see them. */
export function presentSteps({ steps }: MigrationPlan): PublishStep[] {
  return steps.map((step) => ({
    id: step.id,
    class: step.class,
    text: readText(step.sentence, 'en'),
    ddl: stepDdl(step),
    locks: step.locks.map(({ table, mode }) => `${table.schema}.${table.table}: ${mode}`),
    rows: step.rows,
    allowed: step.isAllowed,
  }));
}

/** How many of the findings are errors. */
export function countErrors(issues: readonly { readonly severity: string }[]): number {
  return issues.filter((issue) => issue.severity === 'error').length;
}

/** The differences in words. A new app is one difference. */
export function describeChanges(
  before: AppDefinition | undefined,
  after: AppDefinition,
  locale: string,
): DefinitionChange[] {
  if (before === undefined)
    return [{ path: '', kind: 'added', text: `The app "${readText(after.app.label, locale)}" is new.` }];
  return diffDefinitions(before, after).map((change) => ({
    file: change.file,
    path: change.path,
    kind: change.kind,
    text: describeChange(change, locale),
  }));
}

/**
 * Who gains or loses what between two states of the workspace, with how many people it concerns. People have a role under
 * its former name until the publish.
 */
export async function accessEffects(
  client: ClientBase,
  before: Model,
  after: Model,
  formerRoles: ReadonlyMap<string, string> = new Map(),
): Promise<AccessEffect[]> {
  const changes = diffAccess(before, after);
  const held = (role: string): string => formerRoles.get(role) ?? role;
  if (changes.length === 0) return [];
  const { rows } = await client.query<{ role: string; people: number }>(
    `select a.app || '.' || a.role as role, count(*)::int as people from formwork.role_assignments a
     join formwork.users u on u.id = a.user_id and u.active and u.deleted_at is null
     where a.app || '.' || a.role = any($1) group by 1`,
    [[...new Set(changes.map((change) => held(change.role)))]],
  );
  const people = new Map(rows.map((row) => [row.role, row.people]));
  return changes.map(({ role, gain, text }) => ({
    role,
    gain,
    text: `${role} ${text}`,
    people: people.get(held(role)) ?? 0,
  }));
}
