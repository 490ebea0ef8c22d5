import { expect, test } from '@jest/globals';
import { runNonInterference } from './non-interference.ts';

test('databases that differ only in what somebody may not see answer alike, to the byte', async () => {
  const outcome = await runNonInterference({ seed: 5, policies: 20 });
  expect(outcome.leaks.slice(0, 2)).toEqual([]);
  expect(outcome.pairs).toBeGreaterThan(8);
});
