import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, renameInDefinitions } from '@formwork/definition';
import { type Engine, openEngine } from '@formwork/engine';
import { prepareSteps } from '@formwork/storage';
import { dumpSchema } from '../database/dump-schema.ts';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { planApp } from './publish-app.ts';
import { sampleRows, withEntity, withField } from './revised-sample-app.ts';
import { plainSampleApp } from './revised-workspace-app.ts';

/** The 31 customers of the sample are many here. */
const BIG_FROM_ROWS = 20;

let database: TestDatabase;
let engine: Engine;
const open = (): Promise<Engine> => openEngine({ databaseUrl: database.url, poolSize: 4, bigFromRows: BIG_FROM_ROWS });
beforeEach(async () => {
  database = await createTestDatabase();
  engine = await open();
  await engine.definitions.publish({ definition: plainSampleApp() });
  for (const statement of sampleRows) await engine.pool.query(statement);
});
afterEach(async () => {
  await engine.close();
  await database.drop();
});

const unique = (): AppDefinition =>
  withEntity(plainSampleApp(), 'customer', (entity) => ({ ...entity, unique: [['name']] }));
const required = (): AppDefinition =>
  withField(plainSampleApp(), 'customer', 'notes', (field) => ({ ...field, required: true }));
const dump = (): Promise<string> => dumpSchema(engine.pool, ['shop', 'formwork']);
const left = async (): Promise<unknown> => (await engine.pool.query('select 1 from formwork.publish_jobs')).rows;

describe('a publish of a big table', () => {
  test('builds a unique key before, and says so', async () => {
    const plan = await engine.definitions.plan(unique());
    expect(plan.steps).toMatchObject([
      {
        id: expect.stringMatching(/^add-key:customer.customer_name_key_/),
        class: 'safe',
        rows: BIG_FROM_ROWS + 1,
        text: 'Hold that name is unique in customer, built before the publish while everybody works; it holds from then on.',
        ddl: [expect.stringMatching(/^create unique index concurrently /)],
        locks: ['shop.customer: SHARE UPDATE EXCLUSIVE'],
      },
    ]);
    await engine.definitions.publish({ definition: unique(), planHash: plan.hash });
    expect(await dump()).toMatch(/customer_name_key_\w+ .* valid t/);
    expect(await left()).toEqual([]);
    expect((await engine.definitions.plan(unique())).steps).toEqual([]);
  });

  test('looks for empty values before, and leaves NOT NULL alone behind', async () => {
    const plan = await engine.definitions.plan(required());
    expect(plan.steps[0]!.text).toContain('checked before the publish while everybody works');
    expect(plan.steps[0]!.ddl).toEqual([
      'alter table "shop"."customer" add constraint "_required_notes" check ("notes" is not null) not valid',
      'alter table "shop"."customer" validate constraint "_required_notes"',
      'alter table "shop"."customer" alter column "notes" set not null',
      'alter table "shop"."customer" drop constraint "_required_notes"',
    ]);
    await engine.definitions.publish({ definition: required(), planHash: plan.hash });
    expect(await dump()).toMatch(/column shop\.customer #\d+ notes .*not null/);
    expect(await dump()).not.toContain('_required_');
    expect(await left()).toEqual([]);
  });

  test('does both under names that change in the same publish', async () => {
    const both = withField(unique(), 'customer', 'notes', (field) => ({ ...field, required: true }));
    const definition = [
      ['name', 'full_name'],
      ['notes', 'remark'],
    ].reduce(
      (app, [name, to]) =>
        renameInDefinitions([app], fieldModels, { kind: 'field', entity: 'shop.customer', name: name! }, to!)
          .definitions[0]!,
      both,
    );
    await engine.definitions.publish({ definition });
    expect(await dump()).toMatch(/customer_full_name_key_\w+ .* valid t/);
    expect(await dump()).toMatch(/column shop\.customer #\d+ remark .*not null/);
    expect((await engine.definitions.plan(definition)).steps).toEqual([]);
  });

  test('is refused with what stands against it, and leaves nothing', async () => {
    await engine.pool.query(`update shop.customer set name = 'Same', notes = null where code in ('C10', 'C11')`);
    const before = await dump();
    for (const [definition, code] of [
      [unique(), 'FW_STORAGE_RECORDS_BREAK_RULE'],
      [required(), 'FW_STORAGE_REQUIRED_EMPTY'],
    ] as const) {
      const refusal = await engine.definitions.publish({ definition }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ issues: expect.arrayContaining([expect.objectContaining({ code })]) });
    }
    expect(await dump()).toBe(before);
    expect(await left()).toEqual([]);
  });
});

describe('what was prepared', () => {
  const prepare = async (definition: AppDefinition) => {
    const client = await engine.pool.connect();
    const table = 'create table formwork.published (app text primary key, revision integer, definition jsonb)';
    await client.query('begin');
    await client.query(table);
    await client.query(
      `insert into formwork.published select app, revision, definition::jsonb from formwork.app_versions`,
    );
    const plan = await planApp(client, definition, [], { bigFromRows: BIG_FROM_ROWS });
    await client.query('rollback');
    client.release();
    return plan;
  };

  test('is taken back when a record comes in that stands against it', async () => {
    const plan = await prepare(unique());
    await engine.pool.query(`update shop.customer set name = 'Same' where code in ('C10', 'C11')`);
    const before = await dump();
    await expect(prepareSteps(engine.pool, plan)).rejects.toMatchObject({ code: '23505' });
    expect(await dump()).toBe(before);
    expect(await left()).toEqual([]);
  });

  test('is taken back by the next start when the server dies before it publishes', async () => {
    const before = await dump();
    for (const definition of [unique(), required()]) {
      const steps = await prepareSteps(engine.pool, await prepare(definition));
      expect(await dump()).not.toBe(before);
      await engine.pool
        .query(
          `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
           and database = (select oid from pg_database where datname = current_database())`,
        )
        .catch(() => undefined);
      await Promise.resolve(steps[Symbol.asyncDispose]()).catch(() => undefined);
      await using other = await open();
      for (let tries = 0; tries < 200 && (await dump()) !== before; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await dump()).toBe(before);
      expect(other.definitions.find('shop')?.revision).toBe(1);
      expect(await left()).toEqual([]);
    }
  });
});
