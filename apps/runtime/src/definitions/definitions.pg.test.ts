import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleApp } from '@formwork/testkit';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { type Loose, type TestCaller, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let designer: TestCaller;
let clerkId: string;

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
  designer = await server.addPerson('designer', { design: true });
  clerkId = workspace.clerk.kind === 'user' ? workspace.clerk.user.id : '';
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

const post = (path: string, body: unknown) => server.ask({ path: `/api/definitions/${path}`, body }, designer);
const get = (path: string) => server.ask({ path: `/api/definitions/${path}` }, designer);
const smallApp = (name: string, more: Record<string, unknown> = {}): Loose => ({
  format: 1,
  app: { name, label: name, version: '1.0.0', locales: ['en'], ...more },
  entities: [{ name: 'thing', fields: [{ name: 'title', type: 'text', label: 'Title' }] }],
});

describe('checking and planning', () => {
  test('finds everything at once, and crashes over nothing', async () => {
    const broken = sampleApp() as Loose;
    broken.views[0].entity = 'custumer';
    broken.forms[0].entity = 'custumer';
    broken.entities[0].titleField = 'nmae';
    const { status, body } = await post('validate', { definition: broken });
    expect(status).toBe(200);
    expect(body.issues.length).toBeGreaterThan(1);
    for (const definition of [null, 1, 'x', [], {}, { app: null }, { app: { name: 5 } }, { entities: {} }])
      expect((await post('validate', { definition })).status).toBe(200);
  });

  test.each([['validate'], ['plan'], ['publish']])('%s refuses keys that nothing reads', async (route) => {
    const answer = await post(route, { definition: smallApp('extra'), isValid: true });
    expect(answer).toMatchObject({ status: 400, body: { code: 'FW_HTTP_BODY_INVALID' } });
    expect(answer.body.message).toContain('isValid');
  });

  test('a claim to be valid, or an unknown key anywhere, does not publish', async () => {
    for (const definition of [
      { ...smallApp('liar'), isValid: true },
      { ...smallApp('liar'), entities: [{ name: 'thing', fields: [{ name: 'title', type: 'nope' }] }] },
      { ...smallApp('liar'), entities: [{ name: 'thing', sql: 'drop', fields: [{ name: 'title', type: 'text' }] }] },
      { ...smallApp('liar; drop table x') },
      { ...smallApp('pg_catalog') },
      { ...smallApp('formwork') },
    ]) {
      const answer = await post('publish', { definition });
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 422, code: 'FW_DEFINITION_INVALID' });
      expect(answer.body.issues.length).toBeGreaterThan(0);
    }
    expect((await get('liar')).status).toBe(404);
  });
});

describe('publishing', () => {
  test('goes live as planned, once, and is nothing the second time', async () => {
    const definition = smallApp('notes');
    const plan = await post('plan', { definition });
    expect(plan).toMatchObject({ status: 200, body: { app: 'notes', from: null } });
    expect(new Set(plan.body.steps.map((step: Loose) => step.class))).toEqual(new Set(['safe']));
    const published = await post('publish', { definition, planHash: plan.body.hash, allow: [], note: 'First' });
    expect(published).toMatchObject({ status: 200, body: { revision: 1 } });
    expect((await post('plan', { definition })).body.steps).toEqual([]);
    expect((await post('publish', { definition })).body).toMatchObject({ revision: 1 });
    const stale = await post('publish', {
      definition: smallApp('notes', { version: '2.0.0' }),
      planHash: plan.body.hash,
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'FW_DEFINITION_PUBLISH_OVERTAKEN' } });
  });

  test('needs dangerous steps to be named, and rolls back by a plan like any other', async () => {
    const full = smallApp('ledger');
    full.entities[0].fields.push({ name: 'amount', type: 'integer', label: 'Amount' });
    await post('publish', { definition: full });
    const less = smallApp('ledger');
    const plan = await post('plan', { definition: less });
    const dangerous = plan.body.steps.filter((step: Loose) => step.class !== 'safe').map((step: Loose) => step.id);
    expect(dangerous.length).toBeGreaterThan(0);
    expect(await post('publish', { definition: less })).toMatchObject({
      status: 409,
      body: { code: 'FW_DEFINITION_PUBLISH_NOT_ALLOWED' },
    });
    expect((await post('publish', { definition: less, allow: dangerous })).status).toBe(200);
    expect((await post('ledger/rollback/plan', { revision: 1 })).body.changes.length).toBeGreaterThan(0);
    expect((await post('ledger/rollback', { revision: 1, allow: [], note: 'Back', extra: 1 })).status).toBe(400);
    const back = await post('ledger/rollback', { revision: 1, allow: [], note: 'Back' });
    expect(back).toMatchObject({ status: 200, body: { revision: 3 } });
    expect((await get('ledger/versions')).body.items.map((item: Loose) => item.revision)).toEqual([3, 2, 1]);
    expect((await get('ledger/versions/2')).body.definition.entities[0].fields).toHaveLength(1);
  });

  test.each(['0', '99', 'x', '1e1', '-1', '99999999999999999999', '1;drop', 'NaN'])(
    'there is no version %s',
    async (revision) => {
      expect(await get(`shop/versions/${revision}`)).toMatchObject({
        status: 404,
        body: { code: 'FW_DEFINITION_MISSING' },
      });
    },
  );

  test.each([{}, { revision: '1' }, { revision: 1.5 }, { revision: null }])(
    'rolling back to %j is refused',
    async (body) => {
      expect((await post('shop/rollback', body)).status).toBe(400);
      expect((await post('shop/rollback/plan', body)).status).toBe(400);
    },
  );

  test('tells the difference of two documents or revisions in words', async () => {
    const after = smallApp('words');
    after.entities[0].fields.push({ name: 'done', type: 'boolean', label: 'Done' });
    const { body } = await post('diff', { from: smallApp('words'), to: after });
    expect(body.changes).toEqual([expect.objectContaining({ kind: 'added', text: expect.stringContaining('done') })]);
    expect(
      (await post('diff', { from: { app: 'shop', revision: 1 }, to: { app: 'shop', revision: 1 } })).body.changes,
    ).toEqual([]);
    expect((await post('diff', { from: { app: 'shop', revision: 77 }, to: after })).status).toBe(404);
  });
});

describe('drafts', () => {
  const put = (body: unknown, app = 'draft_app') =>
    server.ask({ method: 'PUT', path: `/api/definitions/${app}/draft`, body }, designer);

  test('are kept valid or not, and of many who save at once one wins', async () => {
    expect((await put({ definition: smallApp('draft_app') })).body).toEqual({ revision: 1 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => put({ definition: smallApp('draft_app', { label: `L${i}` }), revision: 1 })),
    );
    expect(answers.map((answer) => answer.status).sort((one, other) => one - other)).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    expect(answers.find((answer) => answer.status === 409)!.body).toMatchObject({
      code: 'FW_DEFINITION_DRAFT_OVERTAKEN',
    });
    expect((await put({ definition: { app: { name: 'draft_app', label: 7 }, junk: 1 }, revision: 2 })).status).toBe(
      200,
    );
    expect((await server.ask({ path: '/api/definitions' }, designer)).status).toBe(200);
    expect((await server.ask({ method: 'DELETE', path: '/api/definitions/draft_app/draft' }, designer)).status).toBe(
      204,
    );
    expect((await get('draft_app/draft')).status).toBe(404);
  });

  test.each<[string, unknown]>([
    ['of another app', { definition: { app: { name: 'other' } } }],
    ['that is nothing', {}],
    ['that is null', { definition: null }],
    ['with a misspelt key', { definition: { app: { name: 'draft_app' } }, revison: 1 }],
  ])('%s are refused', async (_, body) => {
    expect((await put(body)).status).toBe(400);
  });
});

describe('preview', () => {
  test('shows a draft as another person would see it, without data', async () => {
    const definition = sampleApp() as Loose;
    definition.app.label = { en: 'Drafted' };
    const { status, body, text } = await post('preview', { definition, user: clerkId });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'shop', label: { en: 'Drafted' } });
    expect(text).not.toContain('credit_limit');
    expect((await post('preview', { definition: { app: {} }, user: clerkId })).body.issues.length).toBeGreaterThan(0);
    expect((await post('preview', { definition, user: 'nobody' })).status).toBe(404);
  });

  test('shows a draft with roles that nobody has yet, also where the app was never published', async () => {
    const definition = sampleApp() as Loose;
    definition.app.name = 'shop_two';
    const asNobody = await post('preview', { definition, user: clerkId });
    expect(asNobody.body).toEqual({ issues: [] });
    const asClerk = await post('preview', { definition, user: clerkId, roles: ['clerk'] });
    expect(asClerk.body).toMatchObject({ name: 'shop_two' });
    expect(asClerk.text).not.toContain('credit_limit');
    expect((await post('preview', { definition, user: clerkId, roles: ['no_such_role'] })).body).toEqual({
      issues: [],
    });
    expect((await post('preview', { definition, user: clerkId, roles: 'clerk' })).status).toBe(400);
  });

  test('offers people by name, with nothing of their secrets', async () => {
    const { body, text } = await get('people');
    expect(body.items.length).toBeGreaterThan(2);
    expect(text).not.toMatch(/password|argon/i);
  });

  test('runs the scenarios of an app, and refuses unknown keys', async () => {
    expect((await post('shop/test', { scenario: 'large_order_waits_for_approval' })).status).toBe(200);
    const drafted = sampleApp() as Loose;
    drafted.app.name = 'never_published';
    const one = { scenario: 'large_order_waits_for_approval', definition: drafted };
    expect((await post('never_published/test', one)).body).toMatchObject({ app: 'never_published', passed: 1 });
    expect((await post('shop/test', { scenarios: [] })).status).toBe(400);
    expect((await post('nowhere/test', {})).status).toBe(404);
  });
});
