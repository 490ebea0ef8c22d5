import { readFileSync } from 'node:fs';
import path from 'node:path';
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

/** What any route may answer, as the head of the page of routes says. */
const GENERAL =
  /^FW_(HTTP_|IDENTITY_(SIGNED_OUT|RIGHT_MISSING|CSRF|SESSION_NEEDED)$|RECORD_IDEMPOTENCY_MISMATCH$|PLATFORM_)/;
/** What routes about records may answer besides. */
const OF_RECORDS = /^FW_(RECORD|WORKFLOW)_/;

/** The codes that docs/reference/http.md gives each route. */
function describedCodes(): Map<string, Set<string>> {
  const page = readFileSync(path.join(import.meta.dirname, '../../../../docs/reference/http.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z]+ \/[^`]*)` +\|(.*)$/gm)];
  return new Map(
    rows.map(([, route = '', rest = '']) => [route, new Set([...rest.matchAll(/FW_[A-Z_]+/g)].map(([code]) => code))]),
  );
}

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
  const described = describedCodes();
  const undescribed = [...outcome.codes].flatMap(([route, codes]) =>
    [...codes]
      .filter((code) => !GENERAL.test(code) && !(route.includes(':entity') && OF_RECORDS.test(code)))
      .filter((code) => described.get(route)?.has(code) !== true)
      .map((code) => `${route} answers ${code}, and docs/reference/http.md does not say so`),
  );
  expect(undescribed).toEqual([]);
  expect(outcome.sent).toBeGreaterThan(500);
  expect(Object.keys(outcome.statuses)).toEqual(expect.arrayContaining(['200', '400', '404', '415', '422']));
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect((await server.ask({ path: '/api/health/ready' })).status).toBe(200);
});
