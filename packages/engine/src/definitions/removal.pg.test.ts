import { describe, expect, test } from '@jest/globals';
import type { AppDefinition } from '@formwork/definition';
import { FormworkError } from '@formwork/kernel';
import { dumpSchema, sampleApp } from '@formwork/testkit';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { openEngine } from '../open-engine.ts';
import { SYSTEM } from '../people/principal.ts';

const ALLOW = ['park-app:shop'];

/** An app whose one entity refers to the shop's products. */
const neighbour = (): AppDefinition => ({
  ...sampleApp(),
  app: {
    name: 'stock',
    label: 'Stock',
    version: '1.0.0',
    locales: ['en'],
    depends: [{ app: 'shop', range: '^1.0.0' }],
  },
  navigation: { items: [] },
  entities: [
    {
      name: 'bin',
      fields: [
        { name: 'code', type: 'text' },
        { name: 'holds', type: 'reference', entity: 'shop.product' },
      ],
    },
  ],
  forms: [],
  views: [],
  workflows: [],
  rules: [],
  roles: [],
  datasets: [],
  scenarios: [],
  locales: [],
});

async function refusal(run: Promise<unknown>): Promise<FormworkError> {
  const error = await run.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof FormworkError)) throw error ?? new Error('It was allowed.');
  return error;
}

const codes = async ({ engine }: TestWorkspace): Promise<unknown> => {
  const { json } = await engine.records.list(SYSTEM, 'shop', 'customer', { sort: 'code', fields: ['code'] });
  return (JSON.parse(json) as { items: { code: string }[] }).items.map((item) => item.code);
};

describe('removing an app', () => {
  test('is planned in words, refused until it is named, and changes nothing before', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions, pool } = workspace.engine;
    const before = await dumpSchema(pool);
    const plan = await definitions.removal.plan('shop');
    expect(plan.changes).toEqual([{ path: '', kind: 'removed', text: 'The app "Shop" is removed.' }]);
    expect(plan.steps).toMatchObject([{ id: 'park-app:shop', class: 'destructive', rows: 6, allowed: false }]);
    expect(plan.steps[0]!.text).toMatch(
      /^Take the app shop out of use; its 5 tables .* kept aside as _dropped_\d{8}_shop/,
    );
    expect(plan.access).toContainEqual({
      role: 'shop.clerk',
      gain: false,
      people: 1,
      text: 'shop.clerk can no longer read shop.customer',
    });
    expect((await refusal(definitions.removal.remove('shop'))).code).toBe('FW_DEFINITION_PUBLISH_NOT_ALLOWED');
    const overtaken = definitions.removal.remove('shop', { allow: ALLOW, planHash: 'another' });
    expect((await refusal(overtaken)).code).toBe('FW_DEFINITION_PUBLISH_OVERTAKEN');
    expect((await refusal(definitions.removal.plan('nothing'))).code).toBe('FW_DEFINITION_MISSING');
    expect(await dumpSchema(pool)).toBe(before);
  });

  test('keeps everything aside, on every server, and brings it back as it was', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions, pool, people } = workspace.engine;
    await using other = await openEngine({ databaseUrl: workspace.url, poolSize: 2 });
    const [before, records] = [await dumpSchema(pool), await codes(workspace)];
    await definitions.removal.remove('shop', { allow: ALLOW });
    expect(definitions.find('shop')).toBeUndefined();
    expect((await refusal(workspace.engine.records.list(SYSTEM, 'shop', 'customer', {}))).status).toBe(404);
    expect((await refusal(other.records.list(SYSTEM, 'shop', 'customer', {}))).status).toBe(404);
    expect((await refusal(definitions.publish({ definition: sampleApp() }))).code).toBe('FW_DEFINITION_APP_PARKED');
    expect(await definitions.removal.restore('shop')).toEqual({ revision: 2 });
    expect(await dumpSchema(pool)).toBe(before);
    expect(await codes(workspace)).toEqual(records);
    expect((await definitions.plan(sampleApp())).steps).toEqual([]);
    const [clerk] = (await people.listPeople()).filter((person) => person.login === 'wang');
    expect(clerk?.roles).toEqual(['shop.clerk']);
    expect((await refusal(definitions.removal.restore('shop'))).code).toBe('FW_DEFINITION_APP_NOT_PARKED');
  });

  test('is refused, with the places, while another app needs it', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions } = workspace.engine;
    await definitions.publish({ definition: neighbour() });
    const error = await refusal(definitions.removal.remove('shop', { allow: ALLOW }));
    expect(error.code).toBe('FW_DEFINITION_INVALID');
    expect(error.issues[0]).toMatchObject({ file: 'stock/app.json' });
    expect(definitions.find('shop')?.revision).toBe(1);
  });
});

describe('what is parked', () => {
  const without = (app: AppDefinition): AppDefinition => ({
    ...app,
    forms: [],
    views: [],
    navigation: { items: [] },
    datasets: [],
    scenarios: [],
    entities: app.entities
      .filter((entity) => entity.name !== 'price')
      .map((entity) => ({
        ...entity,
        fields: entity.fields.filter(({ name }) => name !== 'notes' && name !== 'list_price'),
      })),
    roles: app.roles.map((role) => ({ ...role, grants: role.grants.filter((grant) => grant.entity !== 'price') })),
  });
  const park = async (workspace: TestWorkspace): Promise<void> => {
    const { definitions, pool } = workspace.engine;
    await pool.query(`update shop.customer set notes = 'Note' where code = 'C001'`);
    const definition = without(sampleApp());
    const { steps } = await definitions.plan(definition);
    await definitions.publish({ definition, allow: steps.map((step) => step.id) });
  };

  test('is listed with day, rows and size', async () => {
    await using workspace = await openTestWorkspace();
    await park(workspace);
    const { definitions } = workspace.engine;
    const today = new Date().toISOString().slice(0, 10);
    const base = { app: 'shop', parkedOn: today };
    const listed = await definitions.parked.list();
    expect(listed).toMatchObject([
      { ...base, kind: 'table', formerName: 'price', rows: 2 },
      { ...base, kind: 'column', table: 'customer', formerName: 'notes', rows: 1, sizeBytes: 5 },
    ]);
    expect(listed[0]!.sizeBytes).toBeGreaterThan(0);
    await definitions.removal.remove('shop', { allow: ALLOW });
    expect(await definitions.parked.list()).toMatchObject([{ kind: 'app', app: 'shop', formerName: 'shop', rows: 4 }]);
  });

  test('is purged when it is named, and nothing else with it', async () => {
    await using workspace = await openTestWorkspace();
    await park(workspace);
    const { definitions, pool } = workspace.engine;
    const [table, column] = (await definitions.parked.list()).map((each) => each.id);
    const live = (text: string): string =>
      text
        .split('\n')
        .filter((line) => !line.includes('_dropped_'))
        .map((line) => line.replace(/ #\d+/, ''))
        .sort()
        .join('\n');
    const before = live(await dumpSchema(pool));
    for (const id of ['shop.customer', 'shop.customer.code', 'shop', 'formwork.users', `${column!}x`, '']) {
      const error = await refusal(definitions.parked.purge([table!, id]));
      expect(error.code).toBe('FW_DEFINITION_PARKED_MISSING');
    }
    expect((await definitions.parked.list()).map((each) => each.id)).toEqual([table, column]);
    expect((await definitions.parked.purge([column!])).map((each) => each.id)).toEqual([column]);
    expect((await definitions.parked.list()).map((each) => each.id)).toEqual([table]);
    await definitions.parked.purge([table!]);
    expect(live(await dumpSchema(pool))).toBe(before);
    expect(await codes(workspace)).toEqual(['C001', 'C002']);
  });

  test('stays, all of it, when somebody made something that needs it', async () => {
    await using workspace = await openTestWorkspace();
    await park(workspace);
    const { definitions, pool } = workspace.engine;
    const ids = (await definitions.parked.list()).map((each) => each.id);
    await pool.query(`create view shop.by_hand as select * from ${ids[0]!.replace('.', '."')}"`);
    expect((await refusal(definitions.parked.purge(ids.toReversed()))).code).toBe('FW_STORAGE_PURGE_BLOCKED');
    expect((await definitions.parked.list()).map((each) => each.id)).toEqual(ids);
  });

  test('of a whole app leaves nothing that a later app of its name inherits', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions, people } = workspace.engine;
    await definitions.removal.remove('shop', { allow: ALLOW });
    await definitions.parked.purge((await definitions.parked.list()).map((each) => each.id));
    expect(await definitions.parked.list()).toEqual([]);
    expect((await refusal(definitions.removal.restore('shop'))).code).toBe('FW_DEFINITION_APP_NOT_PARKED');
    expect(await definitions.publish({ definition: sampleApp() })).toEqual({ revision: 1, isChanged: true });
    expect((await people.listPeople()).flatMap((person) => person.roles)).toEqual([]);
  });
});
