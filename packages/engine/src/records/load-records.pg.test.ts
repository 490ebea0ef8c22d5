import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@formwork/testkit';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';

let database: TestDatabase;
let engine: Engine;

const numbered = (name: string, options: object): object => ({
  name,
  fields: [
    { name: 'number', type: 'autonumber', ...options },
    { name: 'size', type: 'integer', min: 1 },
  ],
});

beforeAll(async () => {
  database = await createTestDatabase();
  engine = await openEngine({ databaseUrl: database.url, poolSize: 2 });
  await engine.definitions.publish({
    definition: {
      format: 1,
      app: { name: 'numbers', label: 'Numbers', version: '1.0.0', locales: ['en'] },
      entities: [
        numbered('plain', { format: 'A.{000}' }),
        numbered('bare', { format: '{000}' }),
        numbered('yearly', { format: 'B{YY}-{000}', resets: 'yearly' }),
        numbered('daily', { format: '{000}/{YYYY}{MM}{DD}', resets: 'daily' }),
        numbered('many', { format: 'M-{0}' }),
        numbered('few', { format: 'F-{0}' }),
      ],
    },
  });
});
afterAll(async () => {
  await engine.close();
  await database.drop();
});

const year = String(new Date().getUTCFullYear()).slice(2);

async function rowsOf(entity: string): Promise<{ id: string; number: string }[]> {
  const { rows } = await database.pool.query<{ id: string; number: string }>(
    `select id, number from numbers.${entity} order by id`,
  );
  return rows;
}

async function nextNumber(entity: string): Promise<unknown> {
  const { json } = await engine.records.create({ kind: 'system' }, 'numbers', entity, { size: 1 });
  return (JSON.parse(json) as Record<string, unknown>)['number'];
}

describe('numbers that a load brings along', () => {
  test.each([
    ['of a sequence that never ends', 'plain', ['A.007', 'A.003'], 'A.008'],
    ['without anything around them', 'bare', ['041', '7', '1204'], '1205'],
    ['of this year and of others', 'yearly', [`B${year}-012`, 'B19-900'], `B${year}-013`],
    ['of another day', 'daily', ['015/20200131'], expect.stringMatching(/^001\/\d{8}$/)],
    ['of another form', 'few', ['X-9', 'F-', 'F-99999999999999999999'], 'F-1'],
  ])('%s are not given again', async (_name, entity, brought, next) => {
    await engine.records.load(
      'numbers',
      entity,
      brought.map((number) => ({ number })),
    );
    expect((await rowsOf(entity)).map(({ number }) => number)).toEqual(brought);
    expect(await nextNumber(entity)).toEqual(next);
  });

  test('stand beside those that the same load is given', async () => {
    await engine.records.load('numbers', 'plain', [{}, { number: 'A.100' }, {}]);
    expect((await rowsOf('plain')).slice(-3).map(({ number }) => number)).toEqual(['A.101', 'A.100', 'A.102']);
  });
});

describe('whose the loaded records are', () => {
  test.each([
    ['owner', { owner: 'f0000000-0000-7000-8000-000000000000' }],
    ['owner_department', { owner_department: 'f0000000-0000-7000-8000-000000000000' }],
  ])('is refused where the %s is not there', async (field, values) => {
    await expect(engine.records.load('numbers', 'few', [{}, values])).rejects.toMatchObject({
      issues: [{ code: 'FW_RECORD_REFERENCE_UNKNOWN', path: `/1/${field}` }],
    });
  });

  test('is kept where it is', async () => {
    const owner = await engine.people.createUser({ login: 'owner', name: 'Owner' });
    await engine.records.load('numbers', 'few', [{ owner }]);
    const { rows } = await database.pool.query('select owner from numbers.few where owner is not null');
    expect(rows).toEqual([{ owner }]);
  });
});

describe('a load of more than one statement', () => {
  const sizes = (count: number): { size: number }[] =>
    Array.from({ length: count }, (_, index) => ({ size: 1 + index }));

  test('keeps nothing when a record far behind is refused, and says which', async () => {
    const records = [...sizes(2_500), { size: 0 }];
    await expect(engine.records.load('numbers', 'many', records)).rejects.toMatchObject({
      code: 'FW_RECORD_INVALID',
      issues: [{ path: '/2500/size' }],
    });
    expect(await rowsOf('many')).toEqual([]);
  });

  test('gives ids and numbers in order, and leaves statistics of what is there', async () => {
    const ids = await engine.records.load('numbers', 'many', sizes(4_100));
    const rows = await rowsOf('many');
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(rows.map(({ number }) => number)).toEqual(ids.map((_, index) => `M-${index + 1}`));
    const { rows: known } = await database.pool.query(
      `select reltuples::int as rows from pg_class where oid = 'numbers.many'::regclass`,
    );
    expect(known).toEqual([{ rows: 4_100 }]);
  });
});
