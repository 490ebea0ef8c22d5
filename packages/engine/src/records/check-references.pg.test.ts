import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@formwork/testkit';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';
import type { Principal } from '../people/principal.ts';

let database: TestDatabase;
let engine: Engine;
let keeper: Principal;
const ids: Record<string, string> = {};

const grants = ['box', 'thing', 'crate'].map((entity) => ({
  entity,
  actions: ['read', 'create', 'update', 'delete'],
}));

beforeAll(async () => {
  database = await createTestDatabase();
  engine = await openEngine({ databaseUrl: database.url, poolSize: 2 });
  const box = { name: 'box', type: 'reference', entity: 'box' };
  await engine.definitions.publish({
    definition: {
      format: 1,
      app: { name: 'store', label: 'Store', version: '1.0.0', locales: ['en'] },
      entities: [
        { name: 'box', fields: [{ name: 'name', type: 'text' }] },
        {
          name: 'thing',
          fields: [{ name: 'number', type: 'autonumber', format: 'T-{0}' }, { name: 'name', type: 'text' }, box],
        },
        { name: 'slot', fields: [{ name: 'name', type: 'text' }, box] },
        {
          name: 'crate',
          fields: [{ name: 'name', type: 'text' }, box, { name: 'slots', type: 'lines', entity: 'slot' }],
        },
      ],
      roles: [{ name: 'keeper', label: 'Keeper', grants }],
    },
  });
  const id = await engine.people.createUser({ login: 'keeper', name: 'Keeper', roles: ['store.keeper'] });
  keeper = await engine.people.principal(id);
  for (const name of ['used', 'binned']) {
    ids[name] = (await engine.records.create(keeper, 'store', 'box', { name })).id;
  }
  await engine.records.remove(keeper, 'store', 'box', ids['binned']!);
  ids['missing'] = 'f0000000-0000-7000-8000-000000000000';
});
afterAll(async () => {
  await engine.close();
  await database.drop();
});

/** What became of a write: the findings, or nothing. */
const findings = (write: Promise<unknown>): Promise<string[]> =>
  write.then(
    () => [],
    (error: { issues: { code: string; path: string }[] }) => error.issues.map(({ code, path }) => `${code} ${path}`),
  );

async function historyOf(id: string): Promise<number> {
  const { rows } = await database.pool.query('select 1 from store._history where record_id = $1', [id]);
  return rows.length;
}

describe('a reference that is given', () => {
  const unknown = ['FW_RECORD_REFERENCE_UNKNOWN /box'];
  test.each([
    ['to a record in use', 'used', [], []],
    ['to a record in the recycle bin', 'binned', unknown, unknown],
    ['to a record that is not there', 'missing', ['FW_RECORD_REFERENCE_MISSING /box'], unknown],
  ])('%s: by a record alone, and by one with lines', async (_name, target, alone, withLines) => {
    const box = ids[target]!;
    const { records } = engine;
    expect(await findings(records.create(keeper, 'store', 'thing', { box }))).toEqual(alone);
    expect(await findings(records.create(keeper, 'store', 'crate', { box, slots: [{ name: 'a' }] }))).toEqual(
      withLines,
    );
    for (const entity of ['thing', 'crate']) {
      const { id } = await records.create(keeper, 'store', entity, { name: 'x' });
      expect(await findings(records.update(keeper, 'store', entity, id, { box }))).toEqual(alone);
      expect(await historyOf(id)).toBe(alone.length === 0 ? 2 : 1);
    }
  });

  test('takes no number when it is refused', async () => {
    for (const target of ['used', 'binned', 'missing', 'used'])
      await findings(engine.records.create(keeper, 'store', 'thing', { box: ids[target] }));
    const { rows } = await database.pool.query<{ number: string }>('select number from store.thing order by id');
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => `T-${index + 1}`));
  });

  test('stays where it is when its target goes into the bin', async () => {
    const { records } = engine;
    const { id: box } = await records.create(keeper, 'store', 'box', { name: 'later' });
    const { id } = await records.create(keeper, 'store', 'thing', { box });
    await records.remove(keeper, 'store', 'box', box);
    expect(await findings(records.update(keeper, 'store', 'thing', id, { name: 'y' }))).toEqual([]);
    expect(await findings(records.update(keeper, 'store', 'thing', id, { name: 'z', box: null }))).toEqual([]);
  });
});
