import { runValidDefinitions } from '@formwork/testkit';
import { newSeed, readCounts } from './input/read-counts.ts';

/** `npm run fuzz valid-definitions [definitions] [seed]`: whatever validates also publishes, and answers. */
const [definitions = 0, seed = 0] = readCounts({ name: 'definitions', fallback: 2_000 }, newSeed());
const outcome = await runValidDefinitions({ definitions, seed }, (done) => {
  if (done % 200 === 0) process.stderr.write(`${done} of ${definitions}\n`);
});
const refusals = [...outcome.refusals].toSorted(([, one], [, other]) => other - one);
process.stdout.write(
  `seed ${seed}: ${outcome.made} definitions, ${outcome.valid} valid and published, ${outcome.failures.length} failures\n` +
    `what stood against the others: ${refusals.map(([code, count]) => `${code} ${count}`).join(', ') || 'nothing'}\n`,
);
for (const failure of outcome.failures) process.stdout.write(`${failure}\n`);
process.exitCode = outcome.failures.length === 0 && outcome.valid > 0 ? 0 : 1;
