import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { dumpSchema } from '../database/dump-schema.ts';
import { sampleApp } from '../sample-app/sample-app.ts';
import { createPlatformTables, publishApp } from './publish-app.ts';

describe('publishing the sample app', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await createPlatformTables(database.pool);
  });
  afterAll(() => database.drop());

  test('makes real tables, and a second publish has nothing to do', async () => {
    const plan = await publishApp(database.pool, sampleApp());
    expect(plan.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
    const { rows } = await database.pool.query(
      `select table_name from information_schema.tables where table_schema = 'shop' order by 1`,
    );
    expect(rows.map((row) => row.table_name)).toEqual([
      '_counters',
      '_history',
      'customer',
      'order_line',
      'price',
      'product',
      'sales_order',
    ]);
    const dump = await dumpSchema(database.pool, ['shop']);
    const again = await publishApp(database.pool, sampleApp());
    expect(again.steps.map((step) => step.id)).toEqual([]);
    expect(await dumpSchema(database.pool, ['shop'])).toBe(dump);
  });
});
