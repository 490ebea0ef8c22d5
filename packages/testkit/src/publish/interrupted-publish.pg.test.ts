import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dumpSchema } from '../database/dump-schema.ts';
import { type TestDatabase, createTestDatabase } from '../database/test-database.ts';
import {
  countPublishStatements,
  dumpEverything,
  prepareSample,
  publishFailingAt,
  publishKilledAt,
  waitForQuiet,
} from './interrupted-publish.ts';

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

  test('leaves everything as it was after kill -9 in its first, a middle and its last statement', async () => {
    for (const place of [1, Math.floor(statements / 2), statements - 1, statements]) {
      expect(await publishKilledAt(database.url, place, 'before')).toBe('SIGKILL');
      await waitForQuiet(database.pool);
      expect(await dumpEverything(database.pool)).toBe(before);
    }
  });
});
