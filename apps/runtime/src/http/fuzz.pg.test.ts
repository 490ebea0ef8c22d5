import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RequestMaterial, runHttpFuzz } from '@formwork/testkit';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { type TestCaller, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let manager: TestCaller;

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
  manager = await server.tokenOf(
    await server.addPerson('manager', { roles: ['shop.manager'], design: true, administer: true }),
  );
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

const others = [
  'GET /api/people',
  'GET /api/departments',
  'GET /api/explain',
  'GET /api/apps/:app',
  'GET /api/apps/:app/saved-views',
  'POST /api/apps/:app/saved-views',
  'PUT /api/apps/:app/saved-views/:id',
  'POST /api/users',
  'PATCH /api/users/:id',
  'PUT /api/users/:id/roles',
  'POST /api/departments',
  'PATCH /api/departments/:id',
  'PATCH /api/session/preferences',
  'POST /api/definitions/validate',
  'POST /api/definitions/plan',
  'POST /api/definitions/diff',
  'POST /api/definitions/preview',
  'POST /api/definitions/publish',
  'PUT /api/definitions/:app/draft',
  'GET /api/definitions/:app/versions/:revision',
  'POST /api/definitions/:app/rollback/plan',
  'POST /api/definitions/:app/removal/plan',
  'POST /api/parked/purge',
];

async function materialOf(): Promise<RequestMaterial> {
  const document = (await server.ask({ path: '/api/apps/shop/openapi.json' }, manager)).body as {
    paths: Record<string, Record<string, unknown>>;
  };
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    ['get', 'post', 'patch', 'delete']
      .filter((method) => method in item)
      .map((method) => `${method.toUpperCase()} /api/apps/shop${path}`),
  );
  const id = [
    await workspace.idOf('customer', 'code', 'C001'),
    await workspace.idOf('product', 'code', 'P-100'),
    workspace.clerk.kind === 'user' ? workspace.clerk.user.id : '',
  ];
  const names = [...workspace.engine.model.entities.values()].flatMap((entity) => [...entity.fields.keys()]);
  const known = {
    app: ['shop'],
    entity: ['customer', 'sales_order', 'order_line'],
    id,
    name: ['submit'],
    revision: ['1'],
  };
  return { routes: [...described, ...described, ...others], known, names: [...new Set(names)] };
}

test('random requests never make the server fail, and every refusal is told', async () => {
  const outcome = await runHttpFuzz({
    seed: 20_260_630,
    requests: 1_500,
    material: await materialOf(),
    forbidden: ['argon2id', workspace.url],
    send: ({ method, path, headers, body }) =>
      server.ask({ method, path, headers, ...(body === undefined ? {} : { body }) }, manager),
  });
  expect(outcome.faults).toEqual([]);
  expect(outcome.requests).toBe(1_500);
  expect(Object.keys(outcome.statuses)).toEqual(expect.arrayContaining(['200', '400', '404', '422']));
  expect((await server.ask({ path: '/api/health/ready' })).status).toBe(200);
});
