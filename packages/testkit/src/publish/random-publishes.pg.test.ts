import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { createPlatformTables } from './publish-app.ts';
import { runRandomPublishes } from './random-publishes.ts';

describe('random edits, published one after another', () => {
  let living: TestDatabase;
  let fresh: TestDatabase;
  beforeAll(async () => {
    [living, fresh] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    for (const { pool } of [living, fresh]) await createPlatformTables(pool);
  });
  afterAll(() => Promise.all([living.drop(), fresh.drop()]));

  test.each([1, 2, 3, 4])('keep every value and give the tables of a fresh publish (seed %i)', async (seed) => {
    const { publishes, problems } = await runRandomPublishes(
      { living: living.pool, fresh: fresh.pool },
      { seed, rounds: 12 },
    );
    expect(problems).toEqual([]);
    expect(publishes).toBe(12);
  });
});
