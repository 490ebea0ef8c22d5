import { runAccessParity } from '@formwork/testkit';

/** `node access-parity.ts [policies] [queries per policy] [seed]`: lists and sums under random policies against brute force. */
const policies = Number(process.argv[2] ?? 10_000);
const queriesPerPolicy = Number(process.argv[3] ?? 20);
const seed = Number(process.argv[4] ?? Date.now() % 1_000_000);
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
