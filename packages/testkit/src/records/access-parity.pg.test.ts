import { expect, test } from '@jest/globals';
import { runAccessParity } from './access-parity.ts';

test('random policies, people and queries: SQL shows what brute force over every record shows', async () => {
  const outcome = await runAccessParity({ seed: 11, policies: 60, queriesPerPolicy: 8 });
  expect(outcome.differences.slice(0, 3)).toEqual([]);
  expect(outcome.answered).toBeGreaterThan(outcome.queries / 5);
});
