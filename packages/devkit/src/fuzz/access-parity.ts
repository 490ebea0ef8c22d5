import { runAccessParity } from '@formwork/testkit';
import { newSeed, readCounts } from './input/read-counts.ts';

/** `npm run fuzz access-parity [policies] [queries per policy] [seed]`: lists and sums under random policies against brute force. */
const [policies = 0, queriesPerPolicy = 0, seed = 0] = readCounts(
  { name: 'policies', fallback: 10_000 },
  { name: 'queries per policy', fallback: 20 },
  newSeed(),
);
const startedMs = Date.now();
const outcome = await runAccessParity({
  seed,
  policies,
  queriesPerPolicy,
  onProgress: (done) => {
    if (done % 500 === 0) process.stderr.write(`${done} of ${policies} policies\n`);
  },
});
const seconds = ((Date.now() - startedMs) / 1_000).toFixed(1);
process.stdout.write(
  `seed ${seed}: ${outcome.queries} queries (${outcome.answered} answered), ${outcome.differences.length} differences, ${seconds} s\n`,
);
for (const difference of outcome.differences.slice(0, 20)) process.stdout.write(`${JSON.stringify(difference)}\n`);
process.exitCode = outcome.differences.length === 0 ? 0 : 1;
