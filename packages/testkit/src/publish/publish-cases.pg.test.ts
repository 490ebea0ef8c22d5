import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { AppDefinition } from '@formwork/definition';
import { type MigrationPlan, PlanRefused } from '@formwork/storage';
import pg from 'pg';
import { dumpSchema } from '../database/dump-schema.ts';
import { type TestDatabase, createTemplateDatabase, createTestDatabase } from '../database/test-database.ts';
import { sampleApp } from '../sample-app/sample-app.ts';
import { prepareSample } from './interrupted-publish.ts';
import { planApp, publishAllowingAll, publishApp } from './publish-app.ts';
import { revisedSampleApp, withEntity, withField, withNewField } from './revised-sample-app.ts';

let template: string;
let database: TestDatabase;
beforeAll(async () => {
  template = await createTemplateDatabase('published_sample', async (url) => {
    const pool = new pg.Pool({ connectionString: url });
    await prepareSample(pool);
    await pool.end();
  });
});
beforeEach(async () => {
  database = await createTestDatabase({ template });
});
afterEach(() => database.drop());

async function values(query: string): Promise<unknown[]> {
  const { rows } = await database.pool.query<unknown[]>({ text: query, rowMode: 'array' });
  return rows.map((row) => (row.length === 1 ? row[0] : row));
}

async function plan(definition: AppDefinition, allow: readonly string[] = []): Promise<MigrationPlan> {
  const client = await database.pool.connect();
  try {
    return await planApp(client, definition, allow);
  } finally {
    client.release();
  }
}

const errorsOf = (made: MigrationPlan): string[] =>
  made.issues.filter((issue) => issue.severity === 'error').map((issue) => issue.code);

describe('a publish is refused, and nothing changes, when', () => {
  const cases: readonly {
    name: string;
    change: (app: AppDefinition) => AppDefinition;
    codes: string[];
    says: string;
  }[] = [
    {
      name: 'a field is left out and nobody named it',
      change: (app) => withField(app, 'customer', 'notes', () => undefined),
      codes: ['FW_STORAGE_STEP_NOT_NAMED'],
      says: 'park-column:customer.notes',
    },
    {
      name: 'an entity is left out and nobody named it',
      change: (app) => ({
        ...withField(app, 'order_line', 'list_price', () => undefined),
        entities: withField(app, 'order_line', 'list_price', () => undefined).entities.filter(
          (entity) => entity.name !== 'price',
        ),
      }),
      codes: ['FW_STORAGE_STEP_NOT_NAMED'],
      says: 'park-table:price',
    },
    {
      name: 'a field is required that records do not have',
      change: (app) => withField(app, 'customer', 'since', (field) => ({ ...field, required: true })),
      codes: ['FW_STORAGE_REQUIRED_EMPTY'],
      says: '31 records of customer have no since',
    },
    {
      name: 'a new required field has no default',
      change: (app) => withNewField(app, 'customer', { name: 'rating', type: 'integer', required: true }),
      codes: ['FW_STORAGE_REQUIRED_EMPTY'],
      says: '31 records of customer have no rating',
    },
    {
      name: 'a field is gone and one of the same type is new',
      change: (app) => withField(app, 'customer', 'notes', (field) => ({ ...field, name: 'remarks' })),
      codes: ['FW_STORAGE_RENAME_UNCLEAR', 'FW_STORAGE_STEP_NOT_NAMED'],
      says: 'rename-column:customer.notes>remarks',
    },
    {
      name: 'an option is gone that records have',
      change: (app) =>
        withField(app, 'customer', 'region', (field) => ({
          ...field,
          options: [{ value: 'south' }, { value: 'east' }],
        })),
      codes: ['FW_STORAGE_VALUE_IN_USE', 'FW_STORAGE_RECORDS_BREAK_RULE'],
      says: '31 records of customer have "north" in region',
    },
    {
      name: 'a field becomes unique that has repeated values',
      change: (app) => withField(app, 'customer', 'region', (field) => ({ ...field, unique: true })),
      codes: ['FW_STORAGE_RECORDS_BREAK_RULE'],
      says: '31 records of customer break',
    },
    {
      name: 'values would not survive a change of type',
      change: (app) => withField(app, 'product', 'code', (field) => ({ ...field, type: 'integer', searchable: false })),
      codes: ['FW_STORAGE_STEP_NOT_NAMED', 'FW_STORAGE_REQUIRED_EMPTY'],
      says: '31 records of product have a value in code that cannot become integer',
    },
  ];
  test.each(cases)('$name', async ({ change, codes, says }) => {
    const before = await dumpSchema(database.pool, ['shop']);
    const made = await plan(change(sampleApp()));
    expect([...new Set(errorsOf(made))].sort()).toEqual([...codes].sort());
    expect(JSON.stringify(made.issues)).toContain(says.replaceAll('"', '\\"'));
    await expect(publishApp(database.pool, change(sampleApp()))).rejects.toMatchObject({ code: PlanRefused.code });
    expect(await dumpSchema(database.pool, ['shop'])).toBe(before);
  });
});

describe('values stay', () => {
  test('through a busy afternoon of changes', async () => {
    await publishAllowingAll(database.pool, revisedSampleApp());
    expect(await values(`select mass, on_hand from shop.product where code = 'P12'`)).toEqual([['12.125', '12.00']]);
    expect(await values(`select tags, since::text, rating from shop.customer where code = 'C12'`)).toEqual([
      [['vip', 'reseller'], '2020-01-01', '3'],
    ]);
    expect(await values('select count(*) from shop.price_row where unit_price = 12.5')).toEqual(['31']);
    expect(await values(`select distinct jsonb_object_keys(changes) from shop._history`)).toEqual(['mass']);
  });

  test('when a rollback takes everything back', async () => {
    const all = `select code, name, region, tags, credit_limit, credit_limit_currency, notes from shop.customer order by 1`;
    const products = 'select code, weight, on_hand::int from shop.product order by 1';
    const [customers, goods] = [await values(all), await values(products)];
    await publishAllowingAll(database.pool, revisedSampleApp());
    const back = withField(sampleApp(), 'customer', 'tags', (field) => ({
      ...field,
      options: [{ value: 'key_account' }, { value: 'slow_payer' }, { value: 'reseller' }],
    }));
    await publishAllowingAll(database.pool, back);
    expect(await values(all)).toEqual(customers);
    expect(await values(products)).toEqual(goods);
  });

  test('through five renames at once', async () => {
    const renamed = withField(sampleApp(), 'customer', 'notes', (field) => ({
      ...field,
      name: 'n5',
      renamedFrom: ['notes', 'n1', 'n2', 'n3', 'n4'],
    }));
    const made = await publishApp(database.pool, renamed);
    expect(made.steps.map((step) => step.id)).toEqual([
      'rename-columns:customer.notes>n5',
      'rename-keys:shop',
      'rename-history:customer',
    ]);
    expect(await values(`select n5 from shop.customer where code = 'C10'`)).toEqual(['Note 10']);
  });

  test('when a person says that it was a rename', async () => {
    const renamed = withField(sampleApp(), 'customer', 'notes', (field) => ({ ...field, name: 'remarks' }));
    await publishApp(database.pool, renamed, ['rename-column:customer.notes>remarks']);
    expect(await values(`select remarks from shop.customer where code = 'C10'`)).toEqual(['Note 10']);
  });

  test('aside, when a named conversion cannot keep them', async () => {
    const typed = withField(sampleApp(), 'customer', 'notes', (field) => ({ ...field, type: 'integer' }));
    await publishApp(database.pool, typed, ['convert-column:customer.notes']);
    const [column] = await values(
      `select column_name from information_schema.columns where table_name = 'customer' and column_name like '\\_dropped%'`,
    );
    expect(await values(`select notes, "${String(column)}" from shop.customer where code = 'C10'`)).toEqual([
      [null, 'Note 10'],
    ]);
  });

  test('with numbers going on where they were when the entity is renamed', async () => {
    const text = JSON.stringify(sampleApp()).replaceAll('"sales_order"', '"purchase"');
    const app = withEntity(JSON.parse(text) as AppDefinition, 'purchase', (entity) => ({
      ...entity,
      renamedFrom: ['sales_order'],
    }));
    await publishApp(database.pool, app);
    expect(await values('select entity, field, value from shop._counters')).toEqual([['purchase', 'number', '41']]);
  });

  test('when states are renamed, and records are in them', async () => {
    await database.pool.query(
      `insert into shop.sales_order (id, version, created_at, updated_at, customer, status, priority, ordered_on)
       select gen_random_uuid(), 1, now(), now(), id, 'draft', 'normal', '2026-01-01' from shop.customer`,
    );
    const app = JSON.parse(
      JSON.stringify(sampleApp())
        .replaceAll('"draft"', '"open"')
        .replace('"name":"open"', '"name":"open","renamedFrom":["draft"]'),
    ) as AppDefinition;
    await publishApp(database.pool, app);
    expect(await values('select distinct status from shop.sales_order')).toEqual(['open']);
  });
});

describe('what somebody did by hand', () => {
  test('is mended where a constraint is missing, and left alone where an index or a column is extra', async () => {
    const before = await dumpSchema(database.pool, ['shop']);
    const [unique] = await values(`select indexname from pg_indexes where indexname like 'customer_code_key%'`);
    await database.pool.query(`drop index shop."${String(unique)}"`);
    await publishApp(database.pool, sampleApp());
    expect(await dumpSchema(database.pool, ['shop'])).toBe(before);
    await database.pool.query('create index by_hand on shop.customer (discount)');
    await database.pool.query('alter table shop.customer add column extra text');
    expect((await publishApp(database.pool, sampleApp())).steps).toEqual([]);
  });

  test('is taken over when a field comes that has a column already', async () => {
    await database.pool.query(`alter table shop.customer add column extra text default 'x'`);
    const app = withNewField(sampleApp(), 'customer', { name: 'extra', type: 'text' });
    const made = await publishApp(database.pool, app);
    expect(made.issues.map((issue) => issue.code)).toContain('FW_STORAGE_COLUMN_ADOPTED');
    expect(await values(`select distinct extra from shop.customer`)).toEqual(['x']);
  });
});

test('a plan says in words, in SQL, in locks and in records what it does', async () => {
  const app = withNewField(sampleApp(), 'customer', { name: 'rating', type: 'integer', required: true, default: 3 });
  const [step] = (await plan(app)).steps;
  expect(step).toMatchObject({
    id: 'add-column:customer.rating',
    class: 'needs-backfill',
    rows: 31,
    isAllowed: true,
    locks: [{ table: { schema: 'shop', table: 'customer' }, mode: 'ACCESS EXCLUSIVE' }],
    sentence: { en: 'Add rating to customer; existing records get its default.' },
  });
  expect(step?.statements[0]?.text).toBe(
    `alter table "shop"."customer" add column "rating" bigint not null default '3'::bigint`,
  );
});
