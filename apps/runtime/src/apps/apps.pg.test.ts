import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { type Loose, type TestCaller, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let people: Record<'clerk' | 'other' | 'viewer' | 'nobody' | 'administrator', TestCaller>;

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
  people = {
    clerk: await server.addPerson('clerk', { roles: ['shop.clerk'] }),
    other: await server.addPerson('other', { roles: ['shop.clerk'] }),
    viewer: await server.addPerson('viewer', { roles: ['shop.viewer'] }),
    nobody: await server.addPerson('nobody'),
    administrator: await server.addPerson('administrator', { administer: true }),
  };
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

type Who = keyof typeof people;
const idOf = async (who: Who): Promise<string> =>
  (await server.ask({ path: '/api/session' }, people[who])).body.user.id as string;

describe('the launcher', () => {
  test('shows the apps that a role reaches', async () => {
    const names = async (who: Who) =>
      (await server.ask({ path: '/api/apps' }, people[who])).body.items.map((app: Loose) => app.name);
    expect(await names('clerk')).toEqual(['shop']);
    expect(await names('administrator')).toEqual([]);
  });
});

describe('saved views', () => {
  const path = '/api/apps/shop/saved-views';
  const view = { name: 'Mine', entity: 'product', view: 'products', config: { columns: ['code'] } };
  const save = (who: Who, body: unknown) => server.ask({ path, body }, people[who]);
  const names = async (who: Who) =>
    (await server.ask({ path }, people[who])).body.items.map(
      (item: Loose) => `${item.name as string} ${String(item.mine)}`,
    );

  test('of others are out of reach unless they are shared, and never theirs to change', async () => {
    const own = (await save('clerk', view)).body as Loose;
    const shared = (await save('clerk', { ...view, name: 'Ours', shared: true })).body as Loose;
    expect(await names('clerk')).toEqual(['Mine true', 'Ours true']);
    expect(await names('other')).toEqual(['Ours false']);
    for (const { id } of [own, shared]) {
      const change = await server.ask({ method: 'PUT', path: `${path}/${id as string}`, body: view }, people.other);
      const remove = await server.ask({ method: 'DELETE', path: `${path}/${id as string}` }, people.other);
      const missing = await server.ask({ method: 'DELETE', path: `${path}/x` }, people.other);
      expect([change.status, remove.status, missing.status]).toEqual([404, 404, 404]);
      expect(remove.body.message).toBe(missing.body.message);
    }
    expect(await names('clerk')).toHaveLength(2);
    const renamed = await server.ask(
      { method: 'PUT', path: `${path}/${own['id'] as string}`, body: { ...view, name: 'New' } },
      people.clerk,
    );
    expect(renamed.body).toMatchObject({ name: 'New' });
    expect((await server.ask({ method: 'DELETE', path: `${path}/${own['id'] as string}` }, people.clerk)).status).toBe(
      204,
    );
  });

  test('of a list that a person may not see are not shown to that person, shared or not', async () => {
    await save('clerk', { ...view, name: 'Shared products', shared: true });
    expect(await names('viewer')).toEqual([]);
    expect(await save('viewer', view)).toMatchObject({ status: 422, body: { code: 'FW_VIEW_INVALID' } });
    expect((await server.ask({ path }, people.nobody)).status).toBe(404);
  });

  test.each<[string, unknown]>([
    ['an owner', { ...view, user_id: 'x' }],
    ['an unknown list', { ...view, view: 'nonsense' }],
    ['the list of another entity', { ...view, entity: 'customer' }],
    ['settings that are no object', { ...view, config: 'x' }],
    ['very large settings', { ...view, config: { filter: 'x'.repeat(60_000) } }],
    ['no name', { ...view, name: '' }],
    ['shared as text', { ...view, shared: 'yes' }],
  ])('with %s are refused', async (_, body) => {
    expect([400, 422]).toContain((await save('clerk', body)).status);
  });
});

describe('explain', () => {
  const explain = (who: Who, parameters: Record<string, string>) =>
    server.ask({ path: `/api/explain?${new URLSearchParams({ app: 'shop', ...parameters }).toString()}` }, people[who]);

  test('is for oneself; about others only for administrators', async () => {
    const about = { entity: 'customer', action: 'read', user: await idOf('clerk') };
    expect((await explain('other', about)).status).toBe(403);
    expect(await explain('administrator', about)).toMatchObject({ status: 200, body: { decision: 'allow' } });
    expect(await explain('clerk', about)).toMatchObject({ status: 200, body: { decision: 'allow' } });
    expect((await explain('administrator', { ...about, user: 'x' })).status).toBe(404);
  });

  test('decides as the server does, for every entity, field and action', async () => {
    for (const who of ['clerk', 'viewer', 'nobody'] as const) {
      for (const entity of ['customer', 'product', 'price', 'sales_order']) {
        const { body } = await explain(who, { entity, action: 'read' });
        const listed = await server.ask({ path: `/api/apps/shop/${entity}` }, people[who]);
        expect(`${who} ${entity} ${body.decision as string}`).toBe(
          `${who} ${entity} ${listed.status === 200 ? 'allow' : 'deny'}`,
        );
        if (listed.status !== 200) continue;
        for (const field of workspace.engine.model.entities.get(`shop.${entity}`)!.fields.keys()) {
          const told = (await explain(who, { entity, action: 'read', field })).body.decision as string;
          const read = await server.ask({ path: `/api/apps/shop/${entity}?fields=${field}` }, people[who]);
          expect(`${who} ${entity}.${field} ${told}`).toBe(
            `${who} ${entity}.${field} ${read.status === 200 ? 'allow' : 'deny'}`,
          );
        }
      }
    }
  });

  test('decides about a record as the server does', async () => {
    const customer = await workspace.idOf('customer', 'code', 'C001');
    const product = await workspace.idOf('product', 'code', 'P-100');
    const lines = [{ product, quantity: 1, unit_price: '5.00' }];
    const made = await server.ask({ path: '/api/apps/shop/sales_order', body: { customer, lines } }, people.clerk);
    for (const who of ['clerk', 'other', 'viewer'] as const) {
      const id = made.body.id as string;
      const read = await server.ask({ path: `/api/apps/shop/sales_order/${id}` }, people[who]);
      const told = await explain(who, { entity: 'sales_order', action: 'read', id });
      expect(told.body.decision ?? 'deny').toBe(read.status === 200 ? 'allow' : 'deny');
    }
  });

  test.each<[string, Record<string, string>]>([
    ['an unknown parameter', { entity: 'customer', action: 'read', as: 'x' }],
    ['an unknown action', { entity: 'customer', action: 'own' }],
    ['no action', { entity: 'customer' }],
    ['no entity', { action: 'read' }],
  ])('refuses %s', async (_, parameters) => {
    expect((await explain('clerk', parameters)).status).toBe(400);
  });

  test('does not tell a hidden record from a missing one', async () => {
    const nowhere = '018f0000-0000-7000-8000-000000000000';
    const customer = await workspace.idOf('customer', 'code', 'C001');
    const product = await workspace.idOf('product', 'code', 'P-100');
    const lines = [{ product, quantity: 1, unit_price: '5.00' }];
    const made = await server.ask({ path: '/api/apps/shop/sales_order', body: { customer, lines } }, people.clerk);
    const about = (id: string) => explain('other', { entity: 'sales_order', action: 'read', id });
    const [denied, missing] = [await about(made.body.id as string), await about(nowhere)];
    expect(denied.text.replace(/"requestId":"[^"]+"/, '')).toBe(missing.text.replace(/"requestId":"[^"]+"/, ''));
  });
});

describe('people for pickers', () => {
  test.each([['?limit=0'], ['?limit=1000'], ['?limit=x'], ['?x=1'], ['?search=a&search=b']])(
    'refuses %s',
    async (search) => {
      expect((await server.ask({ path: `/api/people${search}` }, people.clerk)).status).toBe(400);
    },
  );

  test('finds by name, and takes signs of patterns as they are', async () => {
    const found = async (search: string) =>
      (await server.ask({ path: `/api/people?search=${encodeURIComponent(search)}` }, people.clerk)).body.items.length;
    expect(await found('VIEW')).toBe(1);
    expect([await found('%'), await found('_'), await found('\\')]).toEqual([0, 0, 0]);
  });
});
