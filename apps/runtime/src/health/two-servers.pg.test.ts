import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleApp } from '@formwork/testkit';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { type TestAnswer, type TestCaller, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let one: TestRuntime;
let two: TestRuntime;
let designer: TestCaller;

beforeAll(async () => {
  workspace = await openTestWorkspace();
  one = await openTestRuntime(workspace);
  two = await openTestRuntime(workspace);
  designer = await one.addPerson('designer', { roles: ['shop.manager'], design: true, administer: true });
});
afterAll(async () => {
  await one.runtime.close();
  await two.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

const within = async (isTrue: () => Promise<boolean>, ms = 1_000): Promise<void> => {
  const end = Date.now() + ms;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`It did not come true within ${ms} ms.`);
    await new Promise((done) => setTimeout(done, 20));
  }
};
const labelAt = async (server: TestRuntime): Promise<string> =>
  (await server.ask({ path: '/api/definitions/shop' }, designer)).body.definition.app.version as string;
const publish = (server: TestRuntime, version: string): Promise<TestAnswer> =>
  server.ask(
    {
      path: '/api/definitions/publish',
      body: { definition: { ...sampleApp(), app: { ...sampleApp().app, version } } },
    },
    designer,
  );
const statusAt = async (server: TestRuntime, caller: TestCaller, path = '/api/session'): Promise<number> =>
  (await server.ask({ path }, caller)).status;

describe('two servers on one database', () => {
  test('show what was published on either', async () => {
    expect((await publish(one, '2.0.0')).status).toBe(200);
    await within(async () => (await labelAt(two)) === '2.0.0');
    expect((await publish(two, '2.0.1')).status).toBe(200);
    await within(async () => (await labelAt(one)) === '2.0.1');
  });

  test('know the same sessions and tokens, and forget them together', async () => {
    const caller = await one.addPerson('both');
    const token = await one.tokenOf(caller);
    expect([await statusAt(two, caller), await statusAt(two, token)]).toEqual([200, 200]);
    expect((await two.ask({ method: 'DELETE', path: '/api/sessions' }, caller)).status).toBe(204);
    await within(async () => (await statusAt(one, caller)) === 401);
    const id = token['authorization']!.split('_')[1]!;
    expect((await one.ask({ method: 'DELETE', path: `/api/tokens/${id}` }, token)).status).toBe(204);
    await within(async () => (await statusAt(two, token)) === 401);
  });

  test('take a role away together', async () => {
    const caller = await one.addPerson('role', { roles: ['shop.clerk'] });
    const id = (await one.ask({ path: '/api/session' }, caller)).body.user.id as string;
    const list = '/api/apps/shop/product';
    expect([await statusAt(one, caller, list), await statusAt(two, caller, list)]).toEqual([200, 200]);
    const change = { method: 'PUT', path: `/api/users/${id}/roles`, body: { roles: [] } };
    expect((await one.ask(change, designer)).status).toBe(200);
    for (const server of [one, two]) await within(async () => (await statusAt(server, caller, list)) === 404);
  });

  test('catch up with what happened while the connection for news was lost', async () => {
    const caller = await one.addPerson('news', { roles: ['shop.clerk'] });
    const list = '/api/apps/shop/product';
    expect(await statusAt(two, caller, list)).toBe(200);
    const text = `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'formwork listener' and datname = current_database()`;
    for (let round = 0; round < 3; round += 1) {
      expect((await workspace.engine.pool.query(text)).rowCount).toBeGreaterThan(0);
      const published = publish(one, `3.0.${round}`);
      await workspace.engine.pool.query(text);
      expect((await published).status).toBe(200);
      await within(async () => (await labelAt(two)) === `3.0.${round}`, 5_000);
    }
    const person = (await two.ask({ path: '/api/session' }, caller)).body.user.id as string;
    await workspace.engine.pool.query(text);
    await workspace.engine.people.setRoles(person, []);
    await within(async () => (await statusAt(two, caller, list)) === 404, 5_000);
  });

  test('refuse a write that waits for a table that somebody holds, and go on', async () => {
    const order = {
      customer: await workspace.idOf('customer', 'code', 'C001'),
      ordered_on: '2026-03-02',
      due_on: '2026-03-20',
      lines: [{ product: await workspace.idOf('product', 'code', 'P-100'), quantity: 1, unit_price: '1.00' }],
    };
    const holder = await workspace.engine.pool.connect();
    await holder.query('begin');
    await holder.query('lock table shop.sales_order in access exclusive mode');
    const send = () => one.ask({ path: '/api/apps/shop/sales_order', body: order }, designer);
    const waiting = Array.from({ length: 25 }, send);
    expect((await one.ask({ path: '/api/health/live' })).status).toBe(200);
    for (const answer of await Promise.all(waiting)) {
      expect(answer.status).toBe(503);
      expect(answer.body.code).toMatch(/^FW_(RECORD_BUSY|PLATFORM_BUSY)$/);
      expect(answer.headers['retry-after']).toBeDefined();
    }
    await holder.query('rollback');
    holder.release();
    expect((await send()).status).toBe(201);
  });

  test('refuse a change of a person whom somebody holds, and go on', async () => {
    await one.addPerson('held');
    const { id } = (await workspace.engine.people.listPeople()).find((person) => person.login === 'held')!;
    const holder = await workspace.engine.pool.connect();
    await holder.query('begin');
    await holder.query('select 1 from formwork.users where id = $1 for update', [id]);
    const change = () => one.ask({ method: 'PATCH', path: `/api/users/${id}`, body: { name: 'Other' } }, designer);
    expect(await change()).toMatchObject({ status: 503, body: { code: 'FW_PLATFORM_CONTENDED' } });
    await holder.query('rollback');
    holder.release();
    expect((await change()).status).toBe(200);
  });
});
