import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Wire, layWire, sampleApp } from '@formwork/testkit';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { type TestCaller, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let caller: TestCaller;
let wire: Wire;

beforeAll(async () => {
  workspace = await openTestWorkspace();
  wire = await layWire(workspace.url);
  server = await openTestRuntime({ engine: workspace.engine, url: wire.url });
  caller = await server.addPerson('manager', { roles: ['shop.manager'], design: true });
});
afterAll(async () => {
  await server.runtime.close();
  await wire.cut();
  await workspace[Symbol.asyncDispose]();
});

describe('while the database is lost', () => {
  test('the server lives, is not ready, answers 503 and recovers by itself', async () => {
    const product = { code: 'L-1', name: 'Lost', unit: 'piece', unit_price: '1.00' };
    const definition = { ...sampleApp(), app: { ...sampleApp().app, version: '1.0.1' } };
    expect((await server.ask({ path: '/api/apps/shop/product' }, caller)).status).toBe(200);
    await wire.cut();
    expect((await server.ask({ path: '/api/health/live' })).status).toBe(200);
    expect((await server.ask({ path: '/api/health/ready' })).status).toBe(503);
    const requests = [
      { path: '/api/apps/shop/product' },
      { path: '/api/apps/shop/product', body: product },
      { path: '/api/definitions/publish', body: { definition } },
      { path: '/api/definitions/shop/versions' },
      { path: '/api/people' },
      { path: '/api/apps/shop/saved-views' },
      { path: '/api/session', body: { login: 'manager', password: 'x' } },
      { path: '/api/tokens', body: { name: 'x' } },
    ];
    for (const request of requests) {
      const answer = await server.ask(request, caller);
      expect({ path: request.path, status: answer.status }).toEqual({ path: request.path, status: 503 });
      expect(answer.headers['retry-after']).toBeDefined();
      expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|Connection terminated|postgres/i);
    }
    await wire.mend();
    const recovered = async (): Promise<number> => (await server.ask({ path: '/api/health/ready' })).status;
    for (let i = 0; i < 50 && (await recovered()) !== 200; i += 1) await new Promise((done) => setTimeout(done, 100));
    expect(await recovered()).toBe(200);
    expect((await server.ask({ path: '/api/apps/shop/product', body: product }, caller)).status).toBe(201);
    expect((await server.ask({ path: '/api/definitions/publish', body: { definition } }, caller)).status).toBe(200);
  });
});
