import {
  countPublishStatements,
  createTestDatabase,
  dumpEverything,
  prepareSample,
  publishKilledAt,
  waitForQuiet,
} from '@formwork/testkit';

/** `node publish-kill.ts [every n-th statement]`: kill -9 at each statement of a publish; nothing may be left of it. */
const every = Number(process.argv[2] ?? 1);

await using trial = await createTestDatabase();
await prepareSample(trial.pool);
const statements = await countPublishStatements(trial.url);
const after = await dumpEverything(trial.pool);
const database = await createTestDatabase();
await prepareSample(database.pool);
const before = await dumpEverything(database.pool);
let kills = 0;
let failures = 0;
for (let place = 1; place <= statements; place += every)
  for (const moment of ['before', 'after'] as const) {
    const signal = await publishKilledAt(database.url, place, moment);
    await waitForQuiet(database.pool);
    kills += 1;
    const is = await dumpEverything(database.pool);
    // A kill after the commit was sent may come too late: then all of it must be there.
    const isWhole = is === before || (place === statements && moment === 'after' && is === after);
    if (signal === 'SIGKILL' && isWhole) continue;
    failures += 1;
    process.stdout.write(`statement ${place} ${moment}: ${signal}, ${isWhole ? 'whole' : 'something is left'}\n`);
  }
process.stdout.write(`${kills} kills at ${statements} statements, ${failures} failures.\n`);
await database.drop();
process.exitCode = failures === 0 ? 0 : 1;
