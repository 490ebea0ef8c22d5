import { postgresFields } from '@formwork/catalog/postgres';
import type { FieldInstance, Model } from '@formwork/definition';
import { type Json, canonicalJson, newId } from '@formwork/kernel';
import { fieldColumns, sql, toStatement } from '@formwork/storage';
import type { Pool } from 'pg';
import { dumpSchema } from '../database/dump-schema.ts';
import { createRandomSource } from '../rules/random-source.ts';
import { modelOf, publishAllowingAll } from './publish-app.ts';
import { type LivingEntity, RandomApp } from './random-app.ts';

const APP = 'random';

/** What one run of random edits found; no problems is what is hoped for. */
export interface RandomPublishes {
  readonly publishes: number;
  readonly problems: readonly string[];
}

/**
 * Edits an app at random and publishes after each round: every value must be where it belongs, a second publish must
 * have nothing to do, and the tables must be those of a fresh publish of the same definition in `fresh`.
 * Both databases need the platform's tables. Stops at the first problem.
 */
export async function runRandomPublishes(
  databases: { readonly living: Pool; readonly fresh: Pool },
  options: { readonly seed: number; readonly rounds: number },
): Promise<RandomPublishes> {
  const app = new RandomApp(createRandomSource(options.seed));
  for (const pool of [databases.living, databases.fresh]) await clear(pool);
  for (let round = 0; round < options.rounds; round += 1) {
    if (round > 0) app.edit();
    const problems = await publishRound(databases, app).catch((error: Error) => [String(error.stack)]);
    if (problems.length > 0)
      return { publishes: round, problems: problems.map((text) => `seed ${options.seed}, round ${round}: ${text}`) };
  }
  return { publishes: options.rounds, problems: [] };
}

async function publishRound({ living, fresh }: { living: Pool; fresh: Pool }, app: RandomApp): Promise<string[]> {
  const definition = app.definition();
  const plan = await publishAllowingAll(living, definition);
  const model = modelOf(definition);
  const ids = plan.steps.map((step) => step.id).join(', ');
  const problems = (await Promise.all(app.entities.map((entity) => compareRecords(living, model, entity)))).flat();
  if (problems.length > 0) return problems.map((problem) => `${problem} after ${ids}`);
  const again = await publishAllowingAll(living, definition);
  if (again.steps.length > 0) return [`not a no-op: ${again.steps.map((step) => step.id).join(', ')} after ${ids}`];
  await clear(fresh);
  await publishAllowingAll(fresh, definition);
  const [is, should] = [await comparableDump(living), await comparableDump(fresh)];
  if (is !== should) return [`tables differ after ${ids}:\n${difference(is, should)}`];
  for (const entity of app.entities) await insertRecord(living, app, model, entity);
  return [];
}

async function clear(pool: Pool): Promise<void> {
  await pool.query(`drop schema if exists ${APP} cascade`);
  await pool.query('delete from formwork.published');
}

/** Column order, parked things and the names that PostgreSQL 18 gives to NOT NULL are no part of the comparison. */
async function comparableDump(pool: Pool): Promise<string> {
  return (await dumpSchema(pool, [APP]))
    .split('\n')
    .filter((line) => !line.includes('_dropped_') && !/ NOT NULL [^ ]+ validated/.test(line))
    .map((line) => line.replace(/^(column [^ ]+) #\d+/, '$1'))
    .sort()
    .join('\n');
}

function difference(is: string, should: string): string {
  const [a, b] = [is.split('\n'), should.split('\n')];
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `only there: ${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `missing: ${line}`),
  ].join('\n');
}

function instance(model: Model, entity: LivingEntity, name: string): FieldInstance {
  return model.apps.get(APP)!.entities.get(entity.name)!.fields.get(name)!;
}

async function compareRecords(pool: Pool, model: Model, entity: LivingEntity): Promise<string[]> {
  const shown = entity.fields.map(({ definition }) => {
    const field = instance(model, entity, definition.name);
    const columns = fieldColumns(field).map((column) => sql.identifier(column.name));
    return sql`to_jsonb(${postgresFields.resolve(field.model.id).present(columns, field)})`;
  });
  const { rows } = await pool.query<unknown[]>({
    ...bound(sql`select id, ${sql.join(shown)} from ${sql.identifier(APP, entity.name)}`),
    rowMode: 'array',
  });
  const found = new Map(rows.map(([id, ...values]) => [String(id), values]));
  if (found.size !== entity.records.size) return [`${entity.name} has ${found.size} of ${entity.records.size} records`];
  const problems: string[] = [];
  for (const [id, record] of entity.records)
    entity.fields.forEach((field, index) => {
      const [is, should] = [found.get(id)?.[index] ?? null, record.get(field.key) ?? null];
      if (canonicalJson(is) !== canonicalJson(should))
        problems.push(
          `${entity.name}.${field.definition.name} is ${canonicalJson(is)}, should be ${canonicalJson(should)}`,
        );
    });
  return problems;
}

async function insertRecord(pool: Pool, app: RandomApp, model: Model, entity: LivingEntity): Promise<void> {
  const id = newId();
  const record = new Map<number, Json>();
  const columns = [sql`id`, sql`version`, sql`created_at`, sql`updated_at`];
  const values = [sql`${id}::uuid`, sql`1`, sql`now()`, sql`now()`];
  for (const { key, definition } of entity.fields) {
    const isEmpty = definition['required'] !== true && key % 3 === 0;
    const value = isEmpty ? null : app.sample(definition);
    const field = instance(model, entity, definition.name);
    record.set(key, value);
    const encoded = postgresFields.resolve(field.model.id).encode(value, field);
    fieldColumns(field).forEach((column, index) => {
      columns.push(sql.identifier(column.name));
      values.push(sql`${encoded[index]}::${sql.constant(column.type)}`);
    });
  }
  await pool.query(
    bound(sql`insert into ${sql.identifier(APP, entity.name)} (${sql.join(columns)}) values (${sql.join(values)})`),
  );
  entity.records.set(id, record);
}

function bound(fragment: ReturnType<typeof sql.join>): { text: string; values: unknown[] } {
  const { text, values } = toStatement(fragment);
  return { text, values: [...values] };
}
