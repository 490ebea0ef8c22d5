import { runNonInterference } from '@formwork/testkit';
import { newSeed, readCounts } from './input/read-counts.ts';

/** `npm run fuzz non-interference [policies] [seed]`: the same questions before and after changes that the asker may not see. */
const [policies = 0, seed = 0] = readCounts({ name: 'policies', fallback: 20_000 }, newSeed());
const outcome = await runNonInterference({ seed, policies });
process.stdout.write(
  `seed ${seed}: ${outcome.pairs} pairs, ${outcome.answers} answers, ${outcome.leaks.length} leaks\n`,
);
for (const leak of outcome.leaks.slice(0, 20)) process.stdout.write(`${JSON.stringify(leak)}\n`);
process.exitCode = outcome.leaks.length === 0 ? 0 : 1;
