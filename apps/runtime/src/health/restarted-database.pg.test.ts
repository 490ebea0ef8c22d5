import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Engine, openEngine } from '@formwork/engine';
import { type OwnServer, sampleApp, startOwnServer } from '@formwork/testkit';
import {
  type TestAnswer,
  type TestCaller,
  type TestRequest,
  type TestRuntime,
  openTestRuntime,
} from '../testing/open-test-runtime.ts';

let database: OwnServer;
let engine: Engine;
let server: TestRuntime;
let caller: TestCaller;

beforeAll(async () => {
  database = await startOwnServer();
  engine = await openEngine({ databaseUrl: database.url });
  await engine.definitions.publish({ definition: sampleApp() });
  server = await openTestRuntime({ engine, url: database.url });
  caller = await server.addPerson('manager', { roles: ['shop.manager'], design: true });
});
afterAll(async () => {
  await server?.runtime.close();
  await engine?.close();
  await database?.[Symbol.asyncDispose]();
});

const products = '/api/apps/shop/product';
const product = (code: string) => ({ code, name: code, unit: 'piece', unit_price: '1.00' });
const ask = (request: TestRequest): Promise<TestAnswer> => server.ask(request, caller);
const until = async (isTrue: () => Promise<boolean>): Promise<void> => {
  while (!(await isTrue())) await new Promise((done) => setTimeout(done, 50));
};

describe('a PostgreSQL that crashes under load and is started again', () => {
  test('loses nothing that was acknowledged; refusals are 503, and the server recovers by itself', async () => {
    let isEnding = false;
    const made: string[] = [];
    const statuses = new Map<number, number>();
    const strange: string[] = [];
    let count = 0;
    const judge = (answer: TestAnswer): void => {
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const isTold = answer.status === 503 && answer.headers['retry-after'] !== undefined;
      if (answer.status >= 400 && !isTold) strange.push(`${answer.status} ${answer.text}`);
    };
    const write = async (keyed: boolean): Promise<void> => {
      while (!isEnding) {
        const code = `R-${(count += 1)}`;
        const headers = keyed ? { 'idempotency-key': code } : {};
        const answer = await ask({ path: products, body: product(code), headers });
        judge(answer);
        if (answer.status === 201) made.push(code);
      }
    };
    const read = async (path: string): Promise<void> => {
      while (!isEnding) judge(await ask({ path }));
    };
    const work = [
      write(true),
      write(true),
      write(false),
      write(false),
      read(`${products}?limit=5`),
      read('/api/people'),
      read('/api/session'),
      read('/api/definitions/shop/versions'),
    ];
    for (let round = 0; round < 2; round += 1) {
      const before = made.length;
      await until(() => Promise.resolve(made.length > before + 20));
      await database.crash();
      expect((await ask({ path: '/api/health/live' })).status).toBe(200);
      await until(async () => (await ask({ path: '/api/health/ready' })).status === 503);
      await database.restart();
      await until(async () => (await ask({ path: '/api/health/ready' })).status === 200);
    }
    const before = made.length;
    await until(() => Promise.resolve(made.length > before + 20));
    isEnding = true;
    await Promise.all(work);
    expect(strange).toEqual([]);
    expect([...statuses.keys()].sort((one, other) => one - other)).toEqual([200, 201, 503]);
    const { rows } = await engine.pool.query<{ code: string }>('select code from shop.product');
    const kept = new Set(rows.map((row) => row.code));
    expect(made.filter((code) => !kept.has(code))).toEqual([]);
  });

  test('is heard again: what is published afterwards is live, on every server', async () => {
    await until(() => Promise.resolve(engine.isListening()));
    const definition = { ...sampleApp(), app: { ...sampleApp().app, version: '1.0.7' } };
    expect((await ask({ path: '/api/definitions/publish', body: { definition } })).status).toBe(200);
    await until(() => Promise.resolve(engine.published.apps.get('shop')?.definition.app.version === '1.0.7'));
  });
});
