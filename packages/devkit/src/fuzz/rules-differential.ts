import { ruleFunctions } from '@formwork/rules';
import { createTestDatabase, runRuleDifferential } from '@formwork/testkit';
import { newSeed, readCounts } from './input/read-counts.ts';

/** `npm run fuzz rules-differential [expressions] [seed]`: the full comparison of rules in JavaScript and in PostgreSQL. */
const [expressions = 0, seed = 0] = readCounts({ name: 'expressions', fallback: 100_000 }, newSeed());
const startedMs = Date.now();
await using database = await createTestDatabase();
const outcome = await runRuleDifferential({
  pool: database.pool,
  expressions,
  seed,
  onProgress: (done) => {
    if (done % 10_000 === 0) process.stderr.write(`${done} of ${expressions}\n`);
  },
});
const seconds = ((Date.now() - startedMs) / 1_000).toFixed(1);
const names = [...ruleFunctions.map((each) => each.name), 'var', 'exists', 'lookup'];
const unused = names.filter((name) => !outcome.operators.has(name));
const histogram = [...outcome.operators].toSorted(([, one], [, other]) => other - one);
process.stdout.write(
  `seed ${seed}: ${outcome.expressions} expressions, ${outcome.answers} answers (${outcome.known} known), ` +
    `${outcome.differences.length} differences, ${seconds} s\n` +
    `expressions with each operator: ${histogram.map(([name, count]) => `${name} ${count}`).join(', ')}\n` +
    `operators that none had: ${unused.join(', ') || 'none'}\n`,
);
for (const difference of outcome.differences) process.stdout.write(`${JSON.stringify(difference)}\n`);
process.exitCode = outcome.differences.length === 0 && (unused.length === 0 || expressions < 2_000) ? 0 : 1;
