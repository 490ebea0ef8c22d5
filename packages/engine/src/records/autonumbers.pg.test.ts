import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@formwork/testkit';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';

/** How each way to start again numbers the first two records of a day. */
const SEQUENCES: readonly (readonly [name: string, options: object, first: RegExp, second: RegExp])[] = [
  ['unsaid', { format: 'A-{000}' }, /^A-001$/, /^A-002$/],
  ['never', { format: '{0000}-B', resets: 'never' }, /^0001-B$/, /^0002-B$/],
  ['yearly', { format: 'C{YYYY}-{00}', resets: 'yearly' }, /^C\d{4}-01$/, /^C\d{4}-02$/],
  ['monthly', { format: 'D{YY}{MM}{000}', resets: 'monthly' }, /^D\d{4}001$/, /^D\d{4}002$/],
  ['daily', { format: 'E{YY}{MM}{DD}{00}', resets: 'daily' }, /^E\d{6}01$/, /^E\d{6}02$/],
];

let database: TestDatabase;
let engine: Engine;
let records: Record<string, unknown>[];

beforeAll(async () => {
  database = await createTestDatabase();
  engine = await openEngine({ databaseUrl: database.url, poolSize: 2 });
  const fields = [
    { name: 'title', type: 'text' },
    ...SEQUENCES.map(([name, options]) => ({ name, type: 'autonumber', ...options })),
  ];
  await engine.definitions.publish({
    definition: {
      format: 1,
      app: { name: 'numbers', label: 'Numbers', version: '1.0.0', locales: ['en'] },
      entities: [{ name: 'thing', fields }],
    },
  });
  records = [];
  for (const title of ['one', 'two']) {
    const { json } = await engine.records.create({ kind: 'system' }, 'numbers', 'thing', { title });
    records.push(JSON.parse(json) as Record<string, unknown>);
  }
});
afterAll(async () => {
  await engine.close();
  await database.drop();
});

describe('an automatic number that starts again', () => {
  test.each(SEQUENCES)('%s', (name, _options, first, second) => {
    expect(records.map((record) => record[name])).toEqual([
      expect.stringMatching(first),
      expect.stringMatching(second),
    ]);
  });
});
