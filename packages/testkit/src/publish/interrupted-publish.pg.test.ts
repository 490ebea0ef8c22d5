import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dumpSchema } from '../database/dump-schema.ts';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import { dumpEverything } from './dump-everything.ts';
import { countPublishStatements, prepareSample, publishFailingAt } from './interrupted-publish.ts';
import { openKilledWorkspace } from './killed-publish.ts';

describe('a publish that is broken off', () => {
  let database: TestDatabase;
  let before: string;
  let statements: number;
  beforeAll(async () => {
    await using trial = await createTestDatabase();
    await prepareSample(trial.pool);
    statements = await countPublishStatements(trial.url);
    database = await createTestDatabase();
    await prepareSample(database.pool);
    before = await dumpEverything(database.pool);
  });
  afterAll(() => database.drop());

  test('leaves catalog, metadata and records as they were, whichever statement fails', async () => {
    expect(statements).toBeGreaterThan(50);
    const catalog = await dumpSchema(database.pool, ['shop', 'formwork']);
    for (let place = 1; place <= statements; place += 1) {
      expect([place, await publishFailingAt(database.url, place)]).toEqual([place, true]);
      expect(await dumpSchema(database.pool, ['shop', 'formwork'])).toBe(catalog);
    }
    expect(await dumpEverything(database.pool)).toBe(before);
  });

  test('leaves everything as it was, or is there whole, after kill -9 here and there', async () => {
    await using workspace = await openKilledWorkspace();
    const { statements } = workspace;
    expect(statements).toBeGreaterThan(100);
    for (const place of [1, Math.floor(statements / 2), statements - 1])
      expect(await workspace.killAt(place, 'before')).toMatch(/^nothing|^everything/);
  });
});
