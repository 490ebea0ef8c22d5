import { runNonInterference } from '@formwork/testkit';

/** `node non-interference.ts [policies] [seed]`: the same questions before and after changes that the asker may not see. */
const policies = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const outcome = await runNonInterference({ seed, policies });
process.stdout.write(
  `seed ${seed}: ${outcome.pairs} pairs, ${outcome.answers} answers, ${outcome.leaks.length} leaks\n`,
);
for (const leak of outcome.leaks.slice(0, 20)) process.stdout.write(`${JSON.stringify(leak)}\n`);
process.exitCode = outcome.leaks.length === 0 ? 0 : 1;
