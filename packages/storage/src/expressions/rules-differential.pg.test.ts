import { expect, test } from '@jest/globals';
import { createTestDatabase, runRuleDifferential } from '@formwork/testkit';

test('random typed expressions give the same answers in JavaScript and in PostgreSQL', async () => {
  await using database = await createTestDatabase();
  const outcome = await runRuleDifferential({ pool: database.pool, expressions: 2_000, seed: 20_260_630 });
  expect(outcome.differences).toEqual([]);
  expect(outcome.expressions).toBe(2_000);
  expect(outcome.known).toBeGreaterThan(outcome.answers / 3);
});
