import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PlanRefused, applyPlan, readPublishJobs, runPublishJobs, withPublishLock } from '@formwork/storage';
import { dumpSchema } from '../database/dump-schema.ts';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { sampleApp } from '../sample-app/sample-app.ts';
import { prepareSample } from './interrupted-publish.ts';
import { planApp, publishApp, publishedApp } from './publish-app.ts';
import { withField, withNewField } from './revised-sample-app.ts';

describe('publishes beside other work', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 40 });
    await prepareSample(database.pool);
  });
  afterAll(() => database.drop());

  test('twenty at once are twenty one after another', async () => {
    const allow = Array.from({ length: 20 }, (_, n) => `park-column:customer.extra_${n}`);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        publishApp(
          database.pool,
          withNewField(sampleApp(), 'customer', { name: `extra_${n}`, type: 'integer' }),
          allow,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toEqual([]);
    const { rows } = await database.pool.query('select revision from formwork.published');
    expect(rows).toEqual([{ revision: 21 }]);
    const last = await publishedApp(database.pool, 'shop');
    const field = last!.entities.find((entity) => entity.name === 'customer')!.fields.at(-1)!.name;
    const columns = await database.pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'customer' and column_name like '%extra%'`,
    );
    const present = columns.rows.map((row) => row.name).filter((name) => !name.startsWith('_dropped_'));
    expect(present).toEqual([field]);
    expect(columns.rows).toHaveLength(20);
    expect((await publishApp(database.pool, last!)).steps).toEqual([]);
  });

  test('gives way to writers, who never wait for long', async () => {
    let isOver = false;
    let longestMs = 0;
    let writes = 0;
    const write = async (): Promise<void> => {
      while (!isOver) {
        const startedMs = performance.now();
        const client = await database.pool.connect();
        try {
          await client.query('begin');
          const n = 10 + Math.floor(Math.random() * 10);
          await client.query('update shop.customer set discount = discount where code = $1', [`C${n}`]);
          await client.query('update shop.product set weight = weight where code = $1', [`P${n}`]);
          await client.query('commit');
          writes += 1;
        } finally {
          client.release();
        }
        longestMs = Math.max(longestMs, performance.now() - startedMs);
      }
    };
    const writers = Array.from({ length: 20 }, write);
    const definition = (await publishedApp(database.pool, 'shop'))!;
    for (let n = 0; n < 5; n += 1) {
      let next = definition;
      for (let m = 0; m <= n; m += 1) {
        next = withNewField(next, 'customer', { name: `busy_${m}`, type: 'integer' });
        next = withNewField(next, 'product', { name: `busy_${m}`, type: 'integer' });
      }
      await publishApp(database.pool, next);
    }
    isOver = true;
    await Promise.all(writers);
    expect(writes).toBeGreaterThan(0);
    expect(longestMs).toBeLessThan(2_000);
  });

  test('plans again when a record comes in that breaks the plan, and then names it', async () => {
    const definition = (await publishedApp(database.pool, 'shop'))!;
    const required = withField(definition, 'product', 'counted_at', (field) => ({ ...field, required: true }));
    await database.pool.query(`update shop.product set counted_at = '2026-01-01'`);
    let plans = 0;
    const publish = withPublishLock(database.pool, async (client) => {
      const plan = await planApp(client, required);
      plans += 1;
      if (plans === 1) await database.pool.query(`update shop.product set counted_at = null where code = 'P10'`);
      await applyPlan(client, plan);
    });
    await expect(publish).rejects.toMatchObject({
      code: PlanRefused.code,
      issues: expect.arrayContaining([expect.objectContaining({ code: 'FW_STORAGE_REQUIRED_EMPTY' })]),
    });
    expect(plans).toBe(2);
  });

  test('goes on with what is left when one part of it fails, and keeps why', async () => {
    const add = 'insert into formwork.publish_jobs (app, step, statements) values ($1, $2, $3)';
    await database.pool.query(add, ['shop', 'first', JSON.stringify(['select no_such_function()'])]);
    await database.pool.query(add, ['shop', 'second', JSON.stringify(['create table shop.made_later ()'])]);
    expect(await runPublishJobs(database.pool)).toBe(1);
    expect(await readPublishJobs(database.pool)).toMatchObject([
      { step: 'first', kind: 'later', error: expect.stringContaining('no_such_function') },
    ]);
    expect(await dumpSchema(database.pool, ['shop'])).toContain('shop.made_later');
    await database.pool.query('drop table shop.made_later; delete from formwork.publish_jobs');
  });

  test('builds the indexes of a big table afterwards, again when that was broken off', async () => {
    await database.pool.query(
      `insert into shop.product (id, version, created_at, updated_at, code, name, unit, unit_price, on_hand)
       select gen_random_uuid(), 1, now(), now(), 'B' || n, 'Big ' || n, 'piece', 1, 1 from generate_series(1, 100100) n`,
    );
    const definition = (await publishedApp(database.pool, 'shop'))!;
    const indexed = {
      ...definition,
      entities: definition.entities.map((entity) =>
        entity.name === 'product' ? { ...entity, indexes: [['unit', 'unit_price']] } : entity,
      ),
    };
    const [step] = (await publishApp(database.pool, indexed)).steps;
    expect(step?.later).toHaveLength(2);
    expect(step?.statements).toEqual([]);
    expect(await runPublishJobs(database.pool)).toBe(1);
    expect(await runPublishJobs(database.pool)).toBe(0);
    expect(await dumpSchema(database.pool, ['shop'])).toMatch(/product_unit_unit_price_idx_\w+ .* valid t/);
    expect((await publishApp(database.pool, indexed)).steps).toEqual([]);
  });
});
