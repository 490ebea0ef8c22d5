import { createPlatformTables, createTestDatabase, runRandomPublishes } from '@formwork/testkit';
import { readCounts } from './input/read-counts.ts';

/** `npm run fuzz publish-edits [seeds] [rounds] [first seed]`: publish after publish of an app that is edited at random. */
const [seeds = 0, rounds = 0, first = 0] = readCounts(
  { name: 'seeds', fallback: 100 },
  { name: 'rounds', fallback: 20 },
  { name: 'first seed', fallback: 1 },
);

const living = await createTestDatabase();
const fresh = await createTestDatabase();
for (const { pool } of [living, fresh]) await createPlatformTables(pool);
let publishes = 0;
let failures = 0;
for (let seed = first; seed < first + seeds; seed += 1) {
  const outcome = await runRandomPublishes({ living: living.pool, fresh: fresh.pool }, { seed, rounds });
  publishes += outcome.publishes;
  if (outcome.problems.length === 0) continue;
  failures += 1;
  process.stdout.write(`${outcome.problems.join('\n')}\n\n`);
}
process.stdout.write(`${publishes} publishes of ${seeds} apps, ${failures} failures.\n`);
await Promise.all([living.drop(), fresh.drop()]);
process.exitCode = failures === 0 ? 0 : 1;
