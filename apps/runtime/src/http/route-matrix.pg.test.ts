import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { collectRoutes } from '../testing/collect-routes.ts';
import { type TestAnswer, type TestCaller, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let routes: readonly string[] = [];

/** Nobody, a person without any role, a clerk, a designer and an administrator without roles, the clerk's token. */
const kinds = ['anonymous', 'person', 'clerk', 'designer', 'administrator', 'token'] as const;
type Kind = (typeof kinds)[number];

/** The status that each kind gets for the plainest request of each route, in the order of `kinds`. */
const expected: Readonly<Record<string, string>> = {
  'GET /*': '404 404 404 404 404 404',
  'GET /api/health/live': '200 200 200 200 200 200',
  'GET /api/health/ready': '200 200 200 200 200 200',
  'POST /api/session': '400 400 400 400 400 400',
  'POST /api/session/one-time': '400 400 400 400 400 400',
  'GET /api/session': '401 200 200 200 200 200',
  'DELETE /api/session': '204 204 204 204 204 204',
  'DELETE /api/sessions': '401 204 204 204 204 204',
  'PATCH /api/session/preferences': '401 200 200 200 200 200',
  'POST /api/session/password': '401 400 400 400 400 403',
  'GET /api/tokens': '401 200 200 200 200 200',
  'POST /api/tokens': '401 400 400 400 400 403',
  'DELETE /api/tokens/:id': '401 204 204 204 204 204',
  'GET /api/people': '401 200 200 200 200 200',
  'GET /api/users': '401 403 403 403 200 403',
  'POST /api/users': '401 403 403 403 400 403',
  'PATCH /api/users/:id': '401 403 403 403 404 403',
  'PUT /api/users/:id/roles': '401 403 403 403 400 403',
  'GET /api/departments': '401 200 200 200 200 200',
  'POST /api/departments': '401 403 403 403 400 403',
  'PATCH /api/departments/:id': '401 403 403 403 404 403',
  'GET /api/demo': '404 404 404 404 404 404',
  'GET /api/explain': '401 400 400 400 400 400',
  'GET /api/definitions': '401 403 403 200 403 403',
  'GET /api/definitions/jobs': '401 403 403 200 403 403',
  'GET /api/definitions/people': '401 403 403 200 403 403',
  'POST /api/definitions/validate': '401 403 403 200 403 403',
  'POST /api/definitions/plan': '401 403 403 422 403 403',
  'POST /api/definitions/publish': '401 403 403 422 403 403',
  'POST /api/definitions/diff': '401 403 403 422 403 403',
  'POST /api/definitions/preview': '401 403 403 400 403 403',
  'GET /api/definitions/:app': '401 403 403 200 403 403',
  'GET /api/definitions/:app/draft': '401 403 403 404 403 403',
  'PUT /api/definitions/:app/draft': '401 403 403 400 403 403',
  'DELETE /api/definitions/:app/draft': '401 403 403 404 403 403',
  'GET /api/definitions/:app/versions': '401 403 403 200 403 403',
  'GET /api/definitions/:app/versions/:revision': '401 403 403 200 403 403',
  'POST /api/definitions/:app/rollback/plan': '401 403 403 400 403 403',
  'POST /api/definitions/:app/rollback': '401 403 403 400 403 403',
  'POST /api/definitions/:app/removal/plan': '401 403 403 200 403 403',
  'POST /api/definitions/:app/removal': '401 403 403 409 403 403',
  'POST /api/definitions/:app/restore': '401 403 403 404 403 403',
  'GET /api/parked': '401 403 403 403 200 403',
  'POST /api/parked/purge': '401 403 403 403 400 403',
  'POST /api/definitions/:app/test': '401 403 403 200 403 403',
  'GET /api/apps': '401 200 200 200 200 200',
  'GET /api/apps/:app': '401 404 200 404 404 200',
  'GET /api/apps/:app/openapi.json': '401 404 200 404 404 200',
  'GET /api/apps/:app/saved-views': '401 404 200 404 404 200',
  'POST /api/apps/:app/saved-views': '401 404 400 404 404 400',
  'PUT /api/apps/:app/saved-views/:id': '401 404 400 404 404 400',
  'DELETE /api/apps/:app/saved-views/:id': '401 404 404 404 404 404',
  'GET /api/apps/:app/:entity': '401 404 200 404 404 200',
  'GET /api/apps/:app/:entity/aggregate': '401 404 200 404 404 200',
  'GET /api/apps/:app/:entity/export': '401 404 200 404 404 200',
  'POST /api/apps/:app/:entity': '401 404 422 404 404 422',
  'POST /api/apps/:app/:entity/preview': '401 404 200 404 404 200',
  'POST /api/apps/:app/:entity/bulk': '401 400 400 400 400 400',
  'GET /api/apps/:app/:entity/:id': '401 404 404 404 404 404',
  'PATCH /api/apps/:app/:entity/:id': '401 404 404 404 404 404',
  'DELETE /api/apps/:app/:entity/:id': '401 404 404 404 404 404',
  'POST /api/apps/:app/:entity/:id/restore': '401 404 404 404 404 404',
  'GET /api/apps/:app/:entity/:id/history': '401 404 404 404 404 404',
  'GET /api/apps/:app/:entity/:id/transitions': '401 404 404 404 404 404',
  'POST /api/apps/:app/:entity/:id/transitions/:name': '401 404 404 404 404 404',
};

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
  routes = await collectRoutes(workspace.engine);
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

let made = 0;
async function callerOf(kind: Kind): Promise<TestCaller> {
  made += 1;
  const login = `${kind}-${made}`;
  switch (kind) {
    case 'anonymous':
      return {};
    case 'person':
      return server.addPerson(login);
    case 'clerk':
      return server.addPerson(login, { roles: ['shop.clerk'] });
    case 'designer':
      return server.addPerson(login, { design: true });
    case 'administrator':
      return server.addPerson(login, { administer: true });
    case 'token':
      return server.tokenOf(await server.addPerson(login, { roles: ['shop.clerk'] }));
  }
}

const values: Readonly<Record<string, string>> = { app: 'shop', entity: 'sales_order', name: 'submit', revision: '1' };
const nowhere = '018f0000-0000-7000-8000-000000000000';

async function statusOf(route: string, caller: TestCaller): Promise<number> {
  return (await ask(route, caller)).status;
}

/** The plainest request to a route. */
async function ask(route: string, caller: TestCaller): Promise<TestAnswer> {
  const [method = '', url = ''] = route.split(' ');
  const path = url.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? nowhere).replace('*', 'nowhere');
  const body = ['POST', 'PUT', 'PATCH'].includes(method) ? {} : undefined;
  return server.ask({ method, path, body, headers: { 'if-match': '"1"' } }, caller);
}

describe('every route', () => {
  test('is declared, and nothing is declared that is not there', () => {
    expect([...new Set(routes.filter((route) => !route.startsWith('HEAD ')))].sort()).toEqual(
      Object.keys(expected).sort(),
    );
  });

  const shared: Partial<Record<Kind, TestCaller>> = {};
  const endsSessions = (route: string): boolean => /^DELETE \/api\/sessions?$/.test(route);

  test.each(Object.entries(expected))('%s answers each kind of caller with %s', async (route, statuses) => {
    const answered: number[] = [];
    for (const kind of kinds) {
      const caller = endsSessions(route) ? await callerOf(kind) : (shared[kind] ??= await callerOf(kind));
      answered.push(await statusOf(route, caller));
    }
    expect(answered.join(' ')).toBe(statuses);
  });

  test.each(Object.keys(expected).filter((route) => !route.startsWith('GET ')))(
    '%s takes no session without its token against other sites',
    async (route) => {
      const caller = (shared.administrator ??= await callerOf('administrator'));
      for (const headers of [{}, { 'x-formwork-csrf': 'A'.repeat(43) }, { origin: 'https://evil.example' }]) {
        const answer = await ask(route, { cookie: caller['cookie']!, ...headers });
        expect(answer).toMatchObject({ status: 403, body: { code: 'FW_IDENTITY_CSRF' } });
      }
    },
  );

  test('answers HEAD to nobody where it does not answer GET', async () => {
    for (const route of routes.filter((each) => each.startsWith('HEAD '))) {
      const get = expected[route.replace('HEAD', 'GET')]!.split(' ')[0];
      expect(`${route} ${await statusOf(route, {})}`).toBe(`${route} ${get}`);
    }
  });
});
