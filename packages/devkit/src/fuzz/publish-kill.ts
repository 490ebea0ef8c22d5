import { openKilledWorkspace } from '@formwork/testkit';
import { readCounts } from './input/read-counts.ts';

/**
 * `npm run fuzz publish-kill [every n-th statement] [first]`: kill -9 before and behind the statements of a publish and of the
 * work after it. Nothing may be left of the publish, or all of it must be there.
 */
const [every = 0, first = 0] = readCounts(
  { name: 'every n-th statement', fallback: 1 },
  { name: 'first', fallback: 1 },
);

await using workspace = await openKilledWorkspace();
const { statements } = workspace;
const counts = new Map<string, number>();
let failures = 0;
for (let place = first; place <= statements; place += every)
  for (const moment of ['before', 'after'] as const) {
    // The process may end by itself before a kill behind its last statement comes.
    if (place === statements && moment === 'after') continue;
    try {
      const outcome = await workspace.killAt(place, moment);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    } catch (error) {
      failures += 1;
      process.stdout.write(`${(error as Error).message}\n`);
    }
  }
const found = [...counts].map(([outcome, count]) => `${count} left ${outcome}`).join(', ');
process.stdout.write(`kills at ${statements} statements: ${found}; ${failures} failures.\n`);
process.exitCode = failures === 0 ? 0 : 1;
