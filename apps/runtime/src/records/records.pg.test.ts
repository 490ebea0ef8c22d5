import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import {
  type Loose,
  type TestAnswer,
  type TestCaller,
  type TestRequest,
  type TestRuntime,
  openTestRuntime,
} from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let callers: Record<'clerk' | 'other' | 'manager' | 'viewer' | 'nobody', TestCaller>;
let customer: string;
let bolt: string;

const orders = '/api/apps/shop/sales_order';
const nowhere = '018f0000-0000-7000-8000-000000000000';

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
  callers = {
    clerk: await server.addPerson('clerk', { roles: ['shop.clerk'] }),
    other: await server.addPerson('other', { roles: ['shop.clerk'] }),
    manager: await server.addPerson('manager', { roles: ['shop.manager'] }),
    viewer: await server.addPerson('viewer', { roles: ['shop.viewer'] }),
    nobody: await server.addPerson('nobody'),
  };
  customer = await workspace.idOf('customer', 'code', 'C001');
  bolt = await workspace.idOf('product', 'code', 'P-100');
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

type Who = keyof typeof callers;
const ask = (who: Who, request: TestRequest): Promise<TestAnswer> => server.ask(request, callers[who]);
const order = (more: Record<string, unknown> = {}): Loose => ({
  customer,
  ordered_on: '2026-03-02',
  due_on: '2026-03-20',
  lines: [{ product: bolt, quantity: 200, unit_price: '12.50' }],
  ...more,
});
const create = async (who: Who = 'clerk', more: Record<string, unknown> = {}): Promise<Loose> => {
  const answer = await ask(who, { path: orders, body: order(more) });
  expect(answer.status).toBe(201);
  return answer.body as Loose;
};
const query = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters).toString()}`;
/** Without the request id, which always differs. */
const told = (answer: TestAnswer) => `${answer.status} ${answer.text.replace(/"requestId":"[^"]+"/, '')}`;

describe('writing', () => {
  test('creates with lines, and answers with address, version and the record', async () => {
    const answer = await ask('clerk', { path: orders, body: order() });
    expect(answer).toMatchObject({
      status: 201,
      headers: { location: `${orders}/${answer.body.id as string}`, etag: '"1"' },
      body: { status: 'draft', total: '2500.00', version: 1, lines: [{ amount: '2500.00' }] },
    });
    const read = await ask('clerk', { path: `${orders}/${answer.body.id as string}?expand=lines.product` });
    expect(read).toMatchObject({ headers: { etag: '"1"' }, body: { lines: [{ product: { title: 'Bolt M8' } }] } });
  });

  const refused: { name: string; body: () => unknown; code: string; issues: string[] }[] = [
    {
      name: 'a bad value in the second line',
      body: () =>
        order({
          lines: [
            { product: bolt, quantity: 1, unit_price: '1' },
            { product: bolt, quantity: 0, unit_price: '1' },
          ],
        }),
      code: 'FW_RECORD_INVALID',
      issues: ['/lines/1/quantity'],
    },
    ...['id', 'owner', 'version', 'created_at', 'created_by', 'deleted_at', 'owner_department'].map((field) => ({
      name: `the system field ${field}`,
      body: () => order({ [field]: field === 'version' ? 9 : nowhere }),
      code: 'FW_RECORD_INVALID',
      issues: [`/${field}`],
    })),
    { name: 'the state', body: () => order({ status: 'approved' }), code: 'FW_RECORD_INVALID', issues: ['/status'] },
    {
      name: 'a validation',
      body: () => order({ due_on: '2026-03-01' }),
      code: 'FW_RECORD_INVALID',
      issues: ['/due_on'],
    },
  ];
  test.each(refused)('refuses $name and points at it', async ({ body, code, issues }) => {
    const answer = await ask('clerk', { path: orders, body: body() });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 422, code });
    expect(answer.body.issues.map((issue: Loose) => issue.path)).toEqual(issues);
  });

  test('needs the version of what was seen, and tells both when it is stale', async () => {
    const made = await create();
    const path = `${orders}/${made.id as string}`;
    const patch = (headers: Record<string, string>, caller = callers.clerk) =>
      server.ask({ method: 'PATCH', path, body: { customer_po: 'A' }, headers }, caller);
    expect((await patch({})).body).toMatchObject({ code: 'FW_HTTP_VERSION_REQUIRED' });
    for (const bad of ['*', '"x"', '1.5', '"99999999999"', '-1'])
      expect(await patch({ 'if-match': bad })).toMatchObject({ status: 400, body: { code: 'FW_HTTP_QUERY_INVALID' } });
    expect(await patch({ 'if-match': '"1"' })).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(await patch({ 'if-match': '"1"' })).toMatchObject({
      status: 412,
      body: { code: 'FW_RECORD_STALE', details: { given: 1, current: { id: made.id, version: 2, customer_po: 'A' } } },
    });
    expect((await ask('clerk', { method: 'DELETE', path })).status).toBe(428);
    const token = await server.tokenOf(callers.clerk);
    expect((await patch({}, token)).status).toBe(200);
  });

  test('of twenty who save at once one wins, and the others are told', async () => {
    const made = await create();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        ask('clerk', {
          method: 'PATCH',
          path: `${orders}/${made.id as string}`,
          body: { customer_po: `P${i}-${made.id as string}`.slice(0, 40) },
          headers: { 'if-match': '"1"' },
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort((one, other) => one - other)).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 412),
    ]);
  });

  test('one Idempotency-Key has one effect and one answer, of twenty at once and of one later', async () => {
    const request = { path: orders, body: order({ customer_po: 'ONCE' }), headers: { 'idempotency-key': 'k-1' } };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('clerk', request)));
    answers.push(await ask('clerk', request));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    const other = await ask('clerk', { ...request, body: order() });
    expect(other.body).toMatchObject({ code: 'FW_RECORD_IDEMPOTENCY_MISMATCH' });
    expect((await ask('other', request)).body.code).not.toBe('FW_RECORD_IDEMPOTENCY_MISMATCH');
    const long = await ask('clerk', { ...request, headers: { 'idempotency-key': 'x'.repeat(201) } });
    expect(long.status).toBe(400);
  });

  test('a bulk request is all or nothing, unless it is partial', async () => {
    const made = await create();
    const operations = [
      { update: made.id, values: { priority: 'urgent' }, version: 1 },
      { create: order({ due_on: '2026-03-01' }) },
      { delete: nowhere },
      { transition: 'submit', id: made.id },
    ];
    const all = await ask('clerk', { path: `${orders}/bulk`, body: { operations } });
    expect(all.status).toBe(422);
    expect((await ask('clerk', { path: `${orders}/${made.id as string}` })).body).toMatchObject({ version: 1 });
    const partial = await ask('clerk', { path: `${orders}/bulk`, body: { operations, partial: true } });
    expect(partial.status).toBe(200);
    expect(partial.body.results).toMatchObject([
      { ok: true, record: { priority: 'urgent', version: 2 } },
      { ok: false, problem: { code: 'FW_RECORD_INVALID', issues: [{ path: '/due_on' }] } },
      { ok: false, problem: { code: 'FW_RECORD_MISSING' } },
      { ok: true, record: { status: 'submitted' } },
    ]);
  });

  test.each<[string, unknown]>([
    ['no operations', {}],
    ['operations that are no list', { operations: {} }],
    ['an operation of two kinds', { operations: [{ create: {}, delete: nowhere }] }],
    ['an operation of no kind', { operations: [{ upsert: {} }] }],
    ['a misspelt key', { operations: [], partail: true }],
    ['partial as text', { operations: [], partial: 'yes' }],
    ['too many operations', { operations: Array.from({ length: 1001 }, () => ({ delete: nowhere })) }],
  ])('a bulk request with %s is refused', async (_, body) => {
    expect(await ask('clerk', { path: `${orders}/bulk`, body })).toMatchObject({
      status: 400,
      body: { code: 'FW_HTTP_BODY_INVALID' },
    });
  });

  test('deletes into the recycle bin and restores, with lines', async () => {
    const made = await create('manager');
    const path = `${orders}/${made.id as string}`;
    expect((await ask('manager', { method: 'DELETE', path, headers: { 'if-match': '"1"' } })).status).toBe(204);
    expect((await ask('manager', { path })).status).toBe(404);
    const bin = await ask('manager', { path: `${orders}${query({ deleted: 'only' })}` });
    expect(bin.body.items.map((item: Loose) => item.id)).toContain(made.id);
    const restored = await ask('manager', { method: 'POST', path: `${path}/restore` });
    expect(restored).toMatchObject({ status: 200, body: { id: made.id, lines: [{ quantity: 200 }] } });
    const history = await ask('manager', { path: `${path}/history` });
    expect(history.body.items.map((item: Loose) => item.action)).toEqual(['restore', 'delete', 'create']);
  });

  test('previews what would be saved, and keeps nothing', async () => {
    const before = (await ask('clerk', { path: `${orders}${query({ count: 'exact' })}` })).body.total.value as number;
    const values = order({ due_on: '2026-03-01' });
    const preview = await ask('clerk', { path: `${orders}/preview`, body: { values } });
    expect(preview).toMatchObject({
      status: 200,
      body: { record: { total: '2500.00' }, issues: [{ path: '/due_on' }] },
    });
    const after = (await ask('clerk', { path: `${orders}${query({ count: 'exact' })}` })).body.total.value as number;
    expect(after).toBe(before);
    expect((await ask('clerk', { path: `${orders}/preview`, body: { id: 5 } })).status).toBe(400);
  });
});

describe('transitions', () => {
  const press = (who: Who, id: string, name: string, version: number, body: unknown = {}) =>
    ask(who, { path: `${orders}/${id}/transitions/${name}`, body, headers: { 'if-match': `"${version}"` } });

  test('are listed with the reasons against them, and a refused one says which guard failed with which values', async () => {
    const made = await create('clerk', { lines: [{ product: bolt, quantity: 1, unit_price: '0' }] });
    const listed = await ask('clerk', { path: `${orders}/${made.id as string}/transitions` });
    expect(listed.body.items).toMatchObject([
      { name: 'submit', allowed: false, reasons: [{ code: 'total_above_zero' }] },
      { name: 'cancel' },
    ]);
    const refused = await press('clerk', made.id, 'submit', 1);
    expect(refused).toMatchObject({ status: 422, body: { code: 'FW_WORKFLOW_REFUSED' } });
    expect(refused.body.issues).toMatchObject([{ code: 'total_above_zero', message: expect.any(String) }]);
    expect(JSON.stringify(refused.body.issues[0].details)).toContain('0.00');
  });

  test('of two who press at once one wins and the other is told', async () => {
    const made = await create();
    const answers = await Promise.all([
      press('clerk', made.id, 'submit', 1),
      press('manager', made.id, 'cancel', 1, { values: { cancel_reason: 'No' } }),
    ]);
    const [first, second] = answers.map((answer) => answer.status).sort((one, other) => one - other);
    expect(first).toBe(200);
    expect([409, 412]).toContain(second);
  });

  test('that do not start here, that are not there and that a role may not press are refused', async () => {
    const made = await create();
    expect((await press('manager', made.id, 'close', 1)).body).toMatchObject({ code: 'FW_WORKFLOW_OVERTAKEN' });
    const missing = await press('clerk', made.id, 'nonsense', 1);
    const denied = await press('clerk', made.id, 'approve', 1);
    expect(missing.status).toBe(404);
    expect(told(denied)).toBe(told(missing).replaceAll('nonsense', 'approve'));
    expect((await ask('clerk', { path: `${orders}/${made.id as string}/transitions/submit`, body: {} })).status).toBe(
      428,
    );
  });
});

describe('a list request', () => {
  const malformed: [string, string][] = [
    ['an unknown parameter', '?fliter={}'],
    ['a repeated parameter', '?limit=1&limit=2'],
    ['a list in brackets', '?sort[]=number'],
    ['a filter that is no JSON', '?filter=x'],
    ['a filter that is a number', '?filter=5'],
    ['a filter over an unknown root', query({ filter: '{"==":[{"var":"other.x"},1]}' })],
    ['an unknown operator', query({ filter: '{"eval":["1"]}' })],
    ['a prototype path', query({ filter: '{"==":[{"var":"record.__proto__"},1]}' })],
    ['a constructor path', query({ filter: '{"==":[{"var":"record.constructor.constructor"},1]}' })],
    ['a wrong type', query({ filter: '{"==":[{"var":"record.due_on"},5]}' })],
    ['a NUL in a filter', query({ filter: '{"==":[{"var":"record.customer_po"},"\\u0000"]}' })],
    ['a NUL in the address', '?search=%00'],
    ['a filter of great depth', query({ filter: `${'{"!":'.repeat(150)}true${'}'.repeat(150)}` })],
    ['an injected order', query({ sort: 'number; drop table x' })],
    ['an unknown order', query({ sort: 'nonsense' })],
    ['a limit of none', '?limit=0'],
    ['a limit above the most', '?limit=501'],
    ['a limit in another notation', '?limit=1e2'],
    ['a negative offset', '?offset=-1'],
    ['a broken cursor', '?cursor=abc'],
    ['a cursor of something else', `?cursor=${Buffer.from('{"v":[1]}').toString('base64url')}`],
    ['an unknown field', '?fields=nonsense'],
    ['an unknown expansion', '?expand=nonsense'],
    ['an expansion without end', `?expand=${'customer.'.repeat(40)}customer`],
    ['an unknown count', '?count=all'],
    ['another bin', '?deleted=all'],
    ['titles of another kind', '?titles=1'],
    ['a prototype parameter', '?__proto__[x]=1'],
  ];
  test.each(malformed)('with %s is a coded 400', async (_, search) => {
    const answer = await ask('manager', { path: `${orders}${search.replaceAll(' ', '%20').replaceAll('"', '%22')}` });
    expect({ status: answer.status, code: answer.body?.code }).toEqual({
      status: 400,
      code: expect.stringMatching(/^FW_[A-Z_]+$/),
    });
    expect(answer.body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.text).not.toMatch(/select|from "|\/work|node_modules|at .*\.ts/i);
  });

  test.each<[string, string]>([
    ['filter', query({ filter: '{"==":[{"var":"record.FIELD"},null]}' })],
    ['sort', '?sort=FIELD'],
    ['fields', '?fields=FIELD'],
    ['expand', '?expand=FIELD'],
  ])('names a hidden field in %s exactly as it names an unknown one', async (_, search) => {
    const path = (field: string) => `/api/apps/shop/customer${search.replace('FIELD', field)}`;
    const hidden = await ask('clerk', { path: path('credit_limit') });
    const unknown = await ask('clerk', { path: path('credit_limix') });
    expect(hidden.status).toBe(400);
    expect(told(hidden).replaceAll('credit_limit', 'X')).toBe(told(unknown).replaceAll('credit_limix', 'X'));
  });

  test.each<[string, string]>([
    ['group', '?group=FIELD'],
    ['measures', '?measures=sum:FIELD'],
    ['filter', query({ filter: '{"==":[{"var":"record.customer.FIELD"},null]}' })],
  ])('an aggregate names a hidden field in %s exactly as it names an unknown one', async (_, search) => {
    const path = (field: string) => `${orders}/aggregate${search.replace('FIELD', field)}`;
    const answers = await Promise.all(
      ['credit_limit', 'credit_limix'].map((field) => ask('clerk', { path: path(field) })),
    );
    expect(answers[0]!.status).toBe(400);
    expect(told(answers[0]!).replaceAll('credit_limit', 'X')).toBe(told(answers[1]!).replaceAll('credit_limix', 'X'));
  });

  test('never shows, searches, orders or counts what is hidden', async () => {
    await create('manager', { customer_po: 'CANARY-1' });
    const seen = await ask('other', { path: `${orders}${query({ search: 'CANARY', count: 'exact' })}` });
    expect(seen.body).toMatchObject({ items: [], total: { value: 0 } });
    const customers = await ask('clerk', { path: `/api/apps/shop/customer?titles=true` });
    expect(customers.status).toBe(200);
    expect(customers.text).not.toContain('credit_limit');
    const figures = await ask('other', { path: `${orders}/aggregate?measures=count` });
    expect(figures.body.rows).toEqual([{ count: 0 }]);
  });

  test('refuses malformed aggregates', async () => {
    for (const search of ['?group=nonsense', '?measures=median:total', '?measures=sum', '?group=a&group=b', '?x=1'])
      expect((await ask('clerk', { path: `${orders}/aggregate${search}` })).status).toBe(400);
    expect((await ask('viewer', { path: `${orders}/aggregate` })).status).toBe(403);
  });

  test('pages by cursor without loss or repetition', async () => {
    const all = (await ask('manager', { path: `${orders}?sort=number&fields=number&limit=500` })).body.items as Loose[];
    const paged: Loose[] = [];
    let cursor = '';
    for (let page = 0; page < 50; page += 1) {
      const next = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await ask('manager', { path: `${orders}?sort=number&fields=number&limit=3${next}` });
      paged.push(...answer.body.items);
      cursor = answer.body.nextCursor ?? '';
      if (cursor === '') break;
    }
    expect(paged.map((item) => item.id)).toEqual(all.map((item) => item.id));
    const other = await ask('manager', { path: `${orders}?sort=-due_on&limit=3&cursor=AAAA` });
    expect(other.status).toBe(400);
  });
});

describe('what may not be seen', () => {
  test('a denied record answers, byte for byte, as one that is not there', async () => {
    const made = await create('manager');
    const paths = ['', '/history', '/transitions'];
    for (const part of paths) {
      const denied = await ask('other', { path: `${orders}/${made.id as string}${part}` });
      const missing = await ask('other', { path: `${orders}/${nowhere}${part}` });
      expect(denied.status).toBe(404);
      expect(told(denied)).toBe(told(missing));
    }
    const writes: [string, string, unknown][] = [
      ['PATCH', '', { priority: 'urgent' }],
      ['DELETE', '', undefined],
      ['POST', '/restore', undefined],
      ['POST', '/transitions/submit', {}],
    ];
    for (const [method, part, body] of writes) {
      const send = (id: string) =>
        ask('other', { method, path: `${orders}/${id}${part}`, body, headers: { 'if-match': '"1"' } });
      const denied = await send(made.id);
      expect(denied.status).toBe(404);
      expect(told(denied)).toBe(told(await send(nowhere)));
    }
  });

  test('a hidden entity answers as one that there is not, and an app without a role as no app', async () => {
    const told2 = (answer: TestAnswer, name: string) => told(answer).replaceAll(name, 'X');
    const hidden = await ask('viewer', { path: '/api/apps/shop/product' });
    const unknown = await ask('viewer', { path: '/api/apps/shop/produkt' });
    expect(told2(hidden, 'product')).toBe(told2(unknown, 'produkt'));
    for (const part of ['', '/openapi.json', '/saved-views']) {
      const denied = await ask('nobody', { path: `/api/apps/shop${part}` });
      const missing = await ask('nobody', { path: `/api/apps/shoq${part}` });
      expect(denied.status).toBe(404);
      expect(told(denied)).toBe(told(missing));
    }
    expect((await ask('nobody', { path: '/api/apps' })).body.items).toEqual([]);
  });

  test('an id that is no id is a missing record', async () => {
    for (const id of ['1', 'x', '..%2f..', "';--", '%27%20or%201=1', '00000000', 'constructor']) {
      expect((await ask('clerk', { path: `${orders}/${id}` })).status).toBe(404);
    }
  });

  test('the history leaves out what its reader may not see', async () => {
    const path = '/api/apps/shop/customer';
    const values = { code: 'C7', name: 'Seven', region: 'north', credit_limit: { amount: '7777.77', currency: 'CNY' } };
    const made = await ask('manager', { path, body: values });
    const history = await ask('clerk', { path: `${path}/${made.body.id as string}/history` });
    expect(history.status).toBe(200);
    expect(history.text).not.toMatch(/7777|credit_limit/);
    expect((await ask('manager', { path: `${path}/${made.body.id as string}/history` })).text).toContain('7777.77');
  });
});
