import { expect, test } from '@jest/globals';
import { ruleFunctions } from '@formwork/rules';
import { createTestDatabase, runRuleDifferential } from '@formwork/testkit';

test('random typed expressions give the same answers in JavaScript and in PostgreSQL', async () => {
  await using database = await createTestDatabase();
  const outcome = await runRuleDifferential({ pool: database.pool, expressions: 2_000, seed: 20_260_630 });
  expect(outcome.differences).toEqual([]);
  expect(outcome.expressions).toBe(2_000);
  const names = [...ruleFunctions.map((each) => each.name), 'var', 'exists', 'lookup'];
  expect(names.filter((name) => !outcome.operators.has(name))).toEqual([]);
  expect(outcome.known).toBeGreaterThan(outcome.answers / 3);
});
