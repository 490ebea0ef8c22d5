import { runBusyPublishes } from '@formwork/testkit';
import { readCounts } from './input/read-counts.ts';

/** `npm run fuzz publish-writers [writers] [publishes]`: writers on two servers while publish follows publish; no write may be lost. */
const [writers = 0, publishes = 0] = readCounts(
  { name: 'writers', fallback: 200 },
  { name: 'publishes', fallback: 42 },
);

const outcome = await runBusyPublishes({ writers, publishes });
for (const problem of outcome.problems.slice(0, 20)) process.stdout.write(`${problem}\n`);
const conflicts = Object.entries(outcome.conflicts).map(([code, count]) => `${count} ${code}`);
process.stdout.write(
  `${outcome.publishes} publishes beside ${writers} writers, ${outcome.writes} requests done, told to try again: ${conflicts.join(', ') || 'none'}; ${outcome.problems.length} problems.\n`,
);
process.exitCode = outcome.problems.length === 0 ? 0 : 1;
