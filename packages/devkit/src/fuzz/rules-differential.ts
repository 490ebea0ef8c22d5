import { createTestDatabase, runRuleDifferential } from '@formwork/testkit';

/** `node rules-differential.ts [expressions] [seed]`: the full comparison of rules in JavaScript and in PostgreSQL. */
const expressions = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
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
process.stdout.write(
  `seed ${seed}: ${outcome.expressions} expressions, ${outcome.answers} answers (${outcome.known} known), ` +
    `${outcome.differences.length} differences, ${seconds} s\n`,
);
for (const difference of outcome.differences) process.stdout.write(`${JSON.stringify(difference)}\n`);
process.exitCode = outcome.differences.length === 0 ? 0 : 1;
