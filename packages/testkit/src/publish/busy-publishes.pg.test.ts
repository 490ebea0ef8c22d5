import { expect, test } from '@jest/globals';
import { runBusyPublishes } from './busy-publishes.ts';

test('publishes lose no write and fail no request of the writers beside them', async () => {
  const { problems, publishes, writes } = await runBusyPublishes({ writers: 20, publishes: 8 });
  expect(problems).toEqual([]);
  expect(publishes).toBe(8);
  expect(writes).toBeGreaterThan(160);
});
