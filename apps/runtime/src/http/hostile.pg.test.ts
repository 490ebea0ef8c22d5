import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runHostileRequests, soundRequests } from '@formwork/testkit';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { collectRoutes } from '../testing/collect-routes.ts';
import { type TestCaller, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let manager: TestCaller;

/** Every so many-th damage is sent; `FORMWORK_HOSTILE_EVERY=1` sends all of them. */
const every = Number(process.env['FORMWORK_HOSTILE_EVERY'] ?? 29);

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
  manager = await server.addPerson('manager', { roles: ['shop.manager'], design: true, administer: true });
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

test('no damage of any request to any route makes the server fail, hang or show its inside', async () => {
  const customer = await workspace.idOf('customer', 'code', 'C001');
  const product = await workspace.idOf('product', 'code', 'P-100');
  const order = await server.ask(
    {
      path: '/api/apps/shop/sales_order',
      body: {
        customer,
        ordered_on: '2026-03-02',
        due_on: '2026-03-20',
        lines: [{ product, quantity: 1, unit_price: '1' }],
      },
    },
    manager,
  );
  const person = workspace.clerk.kind === 'user' ? workspace.clerk.user.id : '';
  const ids = { customer, product, order: order.body.id as string, person };
  const routes = (await collectRoutes(workspace.engine)).filter(
    (route) => !route.startsWith('HEAD ') && !/^DELETE \/api\/sessions?$|\*/.test(route),
  );
  const outcome = await runHostileRequests({
    requests: soundRequests(routes, ids),
    every,
    forbidden: ['argon2id', workspace.url],
    send: async ({ method, path, headers, body }) => {
      // A session and not a token, so that what needs a person is reached too; a damaged cookie is sent alone.
      const caller = 'cookie' in headers ? {} : manager;
      return server.ask({ method, path, headers, ...(body === undefined ? {} : { body }) }, caller);
    },
  });
  expect(outcome.faults).toEqual([]);
  expect(outcome.sent).toBeGreaterThan(500);
  expect(Object.keys(outcome.statuses)).toEqual(expect.arrayContaining(['200', '400', '404', '415', '422']));
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect((await server.ask({ path: '/api/health/ready' })).status).toBe(200);
});
