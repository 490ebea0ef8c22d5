import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AppDefinition } from '@formwork/definition';
import { type Engine, SYSTEM, openEngine } from '@formwork/engine';
import { runPublishJobs } from '@formwork/storage';
import type { PoolClient } from 'pg';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { sampleRows, withField, withNewField } from './revised-sample-app.ts';
import { plainSampleApp } from './revised-workspace-app.ts';

/** Whoever holds this does the work that publishes leave; held by a test, it waits. */
const JOBS_LOCK = 7_067_821_042;

let database: TestDatabase;
let engine: Engine;
let worker: PoolClient;
beforeEach(async () => {
  database = await createTestDatabase();
  engine = await openEngine({ databaseUrl: database.url, poolSize: 4, bigFromRows: 20 });
  await engine.definitions.publish({ definition: plainSampleApp() });
  for (const statement of sampleRows) await engine.pool.query(statement);
  worker = await database.pool.connect();
  await worker.query('select pg_advisory_lock($1)', [JOBS_LOCK]);
});
afterEach(async () => {
  worker.release(true);
  await engine.close();
  await database.drop();
});

const withValue = (factor: number): AppDefinition =>
  withNewField(plainSampleApp(), 'product', {
    name: 'stock_value',
    type: 'formula',
    result: 'decimal',
    scale: 2,
    stored: true,
    value: { '*': [{ var: 'record.unit_price' }, { var: 'record.on_hand' }, factor] },
  });

/** Of the products P10 to P40, whose price and stock are their number, in the order of the formula, largest first. */
async function shown(): Promise<unknown[]> {
  const { json } = await engine.records.list(SYSTEM, 'shop', 'product', {
    sort: '-stock_value',
    fields: ['stock_value'],
    filter: { '>': [{ var: 'record.stock_value' }, 1500] },
  });
  return (JSON.parse(json) as { items: { stock_value: string }[] }).items.map((item) => item.stock_value);
}

const kept = async (): Promise<number> => {
  const { rows } = await engine.pool.query<{ kept: number }>(
    'select count(stock_value)::int as kept from shop.product',
  );
  return rows[0]!.kept;
};

async function work(): Promise<void> {
  await worker.query('select pg_advisory_unlock($1)', [JOBS_LOCK]);
  for (let tries = 0; tries < 500 && engine.published.filling.size > 0; tries += 1) {
    await runPublishJobs(database.pool);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a stored formula of a big table', () => {
  test('answers right from the moment it is live, and is kept once the batches are through', async () => {
    const [, compute] = (await engine.definitions.plan(withValue(1))).steps;
    expect(compute).toMatchObject({ id: 'compute-column:product.stock_value', class: 'needs-backfill' });
    expect(compute!.text).toContain('in batches after the publish; until then it is computed when it is read');
    expect(compute!.ddl).toEqual([expect.stringMatching(/^update "shop"\."product" .* = any\(/)]);
    await engine.definitions.publish({ definition: withValue(1) });
    expect([...engine.published.filling]).toEqual(['shop.product.stock_value']);
    expect(await kept()).toBe(0);
    expect(await shown()).toEqual(['1600.00', '1521.00']);
    const { id } = await engine.records.create(SYSTEM, 'shop', 'product', {
      code: 'P50',
      name: 'New',
      unit: 'piece',
      unit_price: '50.00',
      on_hand: 50,
    });
    expect(await kept()).toBe(1);
    await work();
    expect([...engine.published.filling]).toEqual([]);
    expect(await kept()).toBe(32);
    expect(await shown()).toEqual(['2500.00', '1600.00', '1521.00']);
    expect(await engine.definitions.jobs()).toEqual([]);
    expect(id).toBeTruthy();
  });

  test('goes on where it was broken off', async () => {
    await engine.definitions.publish({ definition: withValue(1) });
    await database.pool.query(
      `update formwork.publish_jobs set done = 21,
         reached = (select id from shop.product where code = 'P30')`,
    );
    await work();
    const { rows } = await database.pool.query<{ code: string }>(
      'select min(code) as code from shop.product where stock_value is not null',
    );
    expect(rows).toEqual([{ code: 'P31' }]);
  });

  test('is computed for every record again when the next publish comes before it is through', async () => {
    await engine.definitions.publish({ definition: withValue(1) });
    const renamed = withField(withValue(1), 'product', 'stock_value', (field) => ({
      ...field,
      name: 'worth',
      renamedFrom: ['stock_value'],
    }));
    const steps = (await engine.definitions.plan(renamed)).steps.map((step) => step.id);
    expect(steps).toContain('compute-column:product.worth');
    await engine.definitions.publish({ definition: renamed });
    expect([...engine.published.filling]).toEqual(['shop.product.worth']);
    await work();
    const { rows } = await database.pool.query('select count(worth)::int as kept from shop.product');
    expect(rows).toEqual([{ kept: 31 }]);
  });
});
