import {
  countPublishStatements,
  createTestDatabase,
  dumpEverything,
  prepareSample,
  publishKilledAt,
  waitForQuiet,
} from '@formwork/testkit';

/** `node publish-kill.ts [every n-th statement] [first]`: kill -9 at the statements of a publish; nothing may be left of it. */
const [every = 1, first = 1] = process.argv.slice(2).map(Number);

await using trial = await createTestDatabase();
await prepareSample(trial.pool);
const statements = await countPublishStatements(trial.url);
const after = await dumpEverything(trial.pool);

let database = await createTestDatabase();
await prepareSample(database.pool);
const before = await dumpEverything(database.pool);
const counts = { undone: 0, done: 0, failures: 0 };
for (let place = first; place <= statements; place += every)
  for (const moment of ['before', 'after'] as const) {
    const signal = await publishKilledAt(database.url, place, moment);
    await waitForQuiet(database.pool);
    const found = await dumpEverything(database.pool);
    // A kill just behind the last statements may come when the commit is on its way: then all of it has to be there.
    const isDone = found === after && moment === 'after' && place >= statements - 1;
    if (signal !== 'SIGKILL' || (found !== before && !isDone)) {
      counts.failures += 1;
      process.stdout.write(
        `statement ${place} ${moment}: ${signal}, ${found === before ? 'undone' : 'something is left'}\n`,
      );
    } else counts[isDone ? 'done' : 'undone'] += 1;
    if (found === before) continue;
    await database.drop();
    database = await createTestDatabase();
    await prepareSample(database.pool);
  }
process.stdout.write(
  `kills at ${statements} statements: ${counts.undone} left nothing, ${counts.done} came after the commit, ${counts.failures} failures.\n`,
);
await database.drop();
process.exitCode = counts.failures === 0 ? 0 : 1;
