import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleApp } from '@formwork/testkit';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { collectRoutes } from '../testing/collect-routes.ts';
import {
  type TestAnswer,
  type TestCaller,
  type TestRequest,
  type TestRuntime,
  openTestRuntime,
} from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let manager: TestCaller;
let orderBody: Record<string, unknown>;

const orders = '/api/apps/shop/sales_order';

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
  manager = await server.addPerson('manager', { roles: ['shop.manager'], design: true, administer: true });
  orderBody = {
    customer: await workspace.idOf('customer', 'code', 'C001'),
    ordered_on: '2026-03-02',
    due_on: '2026-03-20',
    lines: [{ product: await workspace.idOf('product', 'code', 'P-100'), quantity: 200, unit_price: '12.50' }],
  };
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

const ask = (request: TestRequest, key?: string): Promise<TestAnswer> => {
  const headers = { ...request.headers, ...(key === undefined ? {} : { 'idempotency-key': key }) };
  return server.ask({ ...request, headers }, manager);
};
const makeOrder = async (): Promise<string> => (await ask({ path: orders, body: orderBody })).body.id as string;
const counted = async (text: string): Promise<number> => {
  const { rows } = await workspace.engine.pool.query<{ count: string }>(`select count(*) from ${text}`);
  return Number(rows[0]!.count);
};
/** Without what names the one request or the one moment. */
const told = (answer: TestAnswer): string =>
  `${answer.status} ${answer.text.replaceAll(/"requestId":"[^"]+"/g, '').replaceAll(/"published_?[aA]t":"[^"]+"/g, '')}`;

const published = (version: string) => ({ ...sampleApp(), app: { ...sampleApp().app, version } });
const view = { name: 'Mine', entity: 'sales_order', view: 'open_orders', config: {} };

interface Case {
  readonly request: () => Promise<TestRequest> | TestRequest;
  /** A table whose rows tell how often the effect has happened; `$id` is that of a fresh order. */
  readonly effect: string;
  readonly other: unknown;
}

let order = '';
const atOrder = async (more: TestRequest): Promise<TestRequest> => {
  order = await makeOrder();
  return { headers: { 'if-match': '"1"' }, ...more, path: `${orders}/${order}${more.path}` };
};
const historyOf = `shop._history where record_id = '$id'`;

const cases: Readonly<Record<string, Case>> = {
  'POST /api/apps/:app/:entity': {
    request: () => ({ path: orders, body: { ...orderBody, customer_po: 'ONCE' } }),
    effect: `shop.sales_order where customer_po = 'ONCE'`,
    other: {},
  },
  'POST /api/apps/:app/:entity/bulk': {
    request: () => ({
      path: `${orders}/bulk`,
      body: { operations: [{ create: { ...orderBody, customer_po: 'BULK' } }] },
    }),
    effect: `shop.sales_order where customer_po = 'BULK'`,
    other: { operations: [] },
  },
  'PATCH /api/apps/:app/:entity/:id': {
    request: () => atOrder({ method: 'PATCH', path: '', body: { priority: 'urgent' } }),
    effect: historyOf,
    other: { priority: 'normal' },
  },
  'DELETE /api/apps/:app/:entity/:id': {
    request: () => atOrder({ method: 'DELETE', path: '' }),
    effect: historyOf,
    other: undefined,
  },
  'POST /api/apps/:app/:entity/:id/restore': {
    request: async () => {
      const deleted = await atOrder({ method: 'DELETE', path: '' });
      await ask(deleted);
      return { method: 'POST', path: `${deleted.path}/restore` };
    },
    effect: historyOf,
    other: { x: 1 },
  },
  'POST /api/apps/:app/:entity/:id/transitions/:name': {
    request: () => atOrder({ path: '/transitions/submit', body: {} }),
    effect: historyOf,
    other: { values: {} },
  },
  'POST /api/apps/:app/saved-views': {
    request: () => ({ path: '/api/apps/shop/saved-views', body: view }),
    effect: 'formwork.saved_views',
    other: { ...view, name: 'Other' },
  },
  'POST /api/users': {
    request: () => ({ path: '/api/users', body: { login: 'once', name: 'Once' } }),
    effect: `formwork.users where login = 'once'`,
    other: { login: 'twice', name: 'Twice' },
  },
  'POST /api/departments': {
    request: () => ({ path: '/api/departments', body: { name: 'Once' } }),
    effect: `formwork.departments where name = 'Once'`,
    other: { name: 'Twice' },
  },
  'POST /api/definitions/publish': {
    request: () => ({ path: '/api/definitions/publish', body: { definition: published('1.0.1') } }),
    effect: `formwork.app_versions where version = '1.0.1'`,
    other: { definition: published('1.0.2') },
  },
  'POST /api/definitions/:app/rollback': {
    request: () => ({ path: '/api/definitions/shop/rollback', body: { revision: 1 } }),
    effect: `formwork.app_versions where note = 'Back to revision 1'`,
    other: { revision: 2 },
  },
};

/** Writes that need no key: sent again they do nothing more. */
const needless: Readonly<Record<string, string>> = {
  'POST /api/session': 'each sign-in is a session of its own',
  'POST /api/session/one-time': 'the link is used up',
  'DELETE /api/session': 'it has ended',
  'DELETE /api/sessions': 'they have ended',
  'PATCH /api/session/preferences': 'the values are those already',
  'POST /api/session/password': 'the current password is another one by then',
  'DELETE /api/tokens/:id': 'it has ended',
  'PATCH /api/users/:id': 'the values are those already',
  'PUT /api/users/:id/roles': 'the roles are those already',
  'PATCH /api/departments/:id': 'the values are those already',
  'POST /api/definitions/validate': 'nothing is changed',
  'POST /api/definitions/plan': 'nothing is changed',
  'POST /api/definitions/diff': 'nothing is changed',
  'POST /api/definitions/preview': 'nothing is changed',
  'PUT /api/definitions/:app/draft': 'the draft has its revision',
  'DELETE /api/definitions/:app/draft': 'it is gone',
  'POST /api/definitions/:app/rollback/plan': 'nothing is changed',
  'POST /api/definitions/:app/removal/plan': 'nothing is changed',
  'POST /api/definitions/:app/removal': 'the app is gone',
  'POST /api/definitions/:app/restore': 'the app is there',
  'POST /api/definitions/:app/test': 'it runs in a place of its own',
  'POST /api/parked/purge': 'what was named is gone',
  'PUT /api/apps/:app/saved-views/:id': 'the values are those already',
  'DELETE /api/apps/:app/saved-views/:id': 'it is gone',
  'POST /api/apps/:app/:entity/preview': 'nothing is changed',
};

describe('a write that is sent again with its Idempotency-Key', () => {
  test('is one of every route that writes, unless a second time changes nothing', async () => {
    const writes = (await collectRoutes(workspace.engine)).filter((route) => !/^(GET|HEAD) /.test(route));
    const known = [...Object.keys(cases), ...Object.keys(needless), 'POST /api/tokens'];
    expect([...new Set(writes)].sort()).toEqual(known.sort());
  });

  test.each(Object.entries(cases))('%s has one effect and one answer', async (route, { request, effect, other }) => {
    const sent = await request();
    const rows = effect.replace('$id', order);
    const before = await counted(rows);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(sent, route)));
    answers.push(await ask(sent, route));
    expect([200, 201, 204]).toContain(answers[0]!.status);
    expect(new Set(answers.map(told)).size).toBe(1);
    expect((await counted(rows)) - before).toBe(1);
    const reused = other === undefined ? { ...sent, path: `${orders}/${await makeOrder()}` } : { ...sent, body: other };
    expect(await ask(reused, route)).toMatchObject({ status: 422, body: { code: 'FW_RECORD_IDEMPOTENCY_MISMATCH' } });
    expect((await counted(rows)) - before).toBe(1);
  });

  test('of a token makes one, shows it once, and keeps no secret with the key', async () => {
    const request = { path: '/api/tokens', body: { name: 'once' } };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(request, 'token')));
    answers.push(await ask(request, 'token'));
    const [made, ...others] = answers.sort((one, two) => one.status - two.status);
    expect(made!.status).toBe(201);
    for (const answer of others)
      expect(answer).toMatchObject({ status: 409, body: { code: 'FW_IDENTITY_TOKEN_SHOWN' } });
    expect(await counted(`formwork.api_tokens where name = 'once'`)).toBe(1);
    const { rows } = await workspace.engine.pool.query(`select * from formwork.idempotency_keys where key = 'token'`);
    expect(JSON.stringify(rows)).not.toContain((made!.body.token as string).slice(-43));
  });

  test('answers the failures of a partial bulk request in the same words', async () => {
    const operations = [{ create: {} }, { delete: order }, { transition: 'nowhere', id: order }];
    const request = { path: `${orders}/bulk`, body: { operations, partial: true } };
    const [first, again] = [await ask(request, 'partial'), await ask(request, 'partial')];
    expect(first!.body.results).toMatchObject([{ ok: false, problem: { code: 'FW_RECORD_INVALID' } }, {}, {}]);
    expect(told(again!)).toBe(told(first!));
  });

  test('belongs to its version: the same key with another If-Match is another request', async () => {
    const sent = await atOrder({ method: 'PATCH', path: '', body: { priority: 'urgent' } });
    expect((await ask(sent, 'basis')).status).toBe(200);
    const other = await ask({ ...sent, headers: { 'if-match': '"2"' } }, 'basis');
    expect(other.body).toMatchObject({ code: 'FW_RECORD_IDEMPOTENCY_MISMATCH' });
  });

  test('is free again when the first attempt was refused', async () => {
    const request = { path: '/api/departments', body: { name: 'Later', head: '018f0000-0000-7000-8000-000000000000' } };
    for (const attempt of [1, 2])
      expect({ attempt, status: (await ask(request, 'refused')).status }).toMatchObject({ status: 404 });
    expect((await ask({ path: '/api/departments', body: { name: 'Later' } }, 'refused')).status).toBe(201);
  });

  test('is free again when the connection of the first attempt was cut in the middle', async () => {
    const { pool } = workspace.engine;
    const body = { ...orderBody, customer_po: 'CUT' };
    await using guard = await lockTable('shop.sales_order');
    const first = ask({ path: orders, body }, 'cut');
    await guard.waitForOthers();
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
    );
    expect(await first).toMatchObject({ status: 503, headers: { 'retry-after': expect.any(String) } });
    await guard.release();
    expect((await ask({ path: orders, body }, 'cut')).status).toBe(201);
    expect(await counted(`shop.sales_order where customer_po = 'CUT'`)).toBe(1);
  });
});

/** Holds a table until released, so that a write of somebody else stands still in its middle. */
async function lockTable(table: string) {
  const { pool } = workspace.engine;
  const client = await pool.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in exclusive mode`);
  let isHeld = true;
  const release = async (): Promise<void> => {
    if (!isHeld) return;
    isHeld = false;
    await client.query('rollback');
    client.release();
  };
  const waitForOthers = async (): Promise<void> => {
    for (;;) {
      const waiting = await counted(
        `pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and backend_type = 'client backend'`,
      );
      if (waiting > 0) return;
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  return { release, waitForOthers, [Symbol.asyncDispose]: release };
}
