import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { type TestCaller, TEST_PASSWORD, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let manager: TestCaller;

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
  manager = await server.addPerson('manager', { roles: ['shop.manager'], design: true, administer: true });
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

const products = '/api/apps/shop/product';
const product = { code: 'D-1', name: 'Door', unit: 'piece', unit_price: '1.00' };

describe('the door', () => {
  test.each([
    '/api/apps/shop/product?x=/api/health/live',
    '/api/apps/shop/product?x=/public',
    '/api/apps/shop/product;/api/health/live',
    '/api/health/../apps/shop/product',
    '/api/health/%2e%2e/apps/shop/product',
    '/api/health/live/../../apps/shop/product',
    '//api/apps/shop/product',
    '/api//apps/shop/product',
    '/api/apps/shop/product/',
    '/API/apps/shop/product',
    '/api/apps/shop/product%2f',
    '/api%2fapps%2fshop%2fproduct',
    '/api/apps/shop/product#/api/health/live',
    '/api/definitions?x=/api/session',
    '/api/users',
  ])('shows nothing at %s to whom nobody knows', async (path) => {
    const answer = await server.ask({ path });
    expect([400, 401, 404]).toContain(answer.status);
    expect(answer.body).toMatchObject({ code: expect.stringMatching(/^FW_/), requestId: expect.any(String) });
    expect(answer.text).not.toContain('Bolt');
  });

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])(
    'answers %s of an unknown address with a problem',
    async (method) => {
      const answer = await server.ask({ method, path: `/api/nothing/${'x'.repeat(900)}` }, manager);
      expect(answer.status).toBe(404);
      if (method !== 'HEAD') expect(answer.body).toMatchObject({ code: 'FW_HTTP_ROUTE_UNKNOWN' });
      expect(answer.text.length).toBeLessThan(700);
    },
  );

  const hostile: [string, string | Buffer, number][] = [
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), 400],
    ['a prototype key', '{"__proto__":{"x":1}}', 400],
    ['a nested prototype key', '{"code":{"__proto__":{"x":1}}}', 400],
    ['a constructor key', '{"constructor":{"prototype":{"x":1}}}', 400],
    ['a NUL', '{"code":"a\\u0000b"}', 400],
    ['a NUL in a key', '{"a\\u0000b":1}', 400],
    ['no JSON', '{"code":', 400],
    ['nothing', '', 400],
    ['a list', '[1]', 400],
    ['a text', '"x"', 400],
    ['null', 'null', 400],
    ['great depth', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400],
    ['great depth of objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 400],
    ['more than fits', `"${'x'.repeat(8 * 1024 * 1024 + 1)}"`, 413],
    ['half a character', '{"code":"\\ud800"}', 400],
    ['half a character in a key', '{"a\\uDC00":1}', 400],
  ];
  const bodies = [
    ['POST', products],
    ['POST', `${products}/bulk`],
    ['POST', `${products}/preview`],
    ['POST', '/api/apps/shop/saved-views'],
    ['POST', '/api/users'],
    ['POST', '/api/departments'],
    ['POST', '/api/tokens'],
    ['PATCH', '/api/session/preferences'],
    ['POST', '/api/definitions/validate'],
    ['POST', '/api/definitions/publish'],
    ['PUT', '/api/definitions/shop/draft'],
  ] as const;
  test.each(hostile)('reads no body that is or holds %s, at any route', async (_, body, status) => {
    for (const [method, path] of bodies) {
      const answer = await server.ask({ method, path, body }, manager);
      expect({ path, status: answer.status }).toEqual({ path, status });
      expect(answer.body).toMatchObject({ code: expect.stringMatching(/^FW_/), requestId: expect.any(String) });
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect((await server.ask({ path: '/api/health/ready' })).status).toBe(200);
  });

  test.each([
    ['an unknown key', '/api/departments', { name: 'x', isAdmin: true }],
    ['a department that is no id', '/api/departments', { name: 'x', parent: 'x' }],
    ['a head that is no id', '/api/departments', { name: 'x', head: "'; drop" }],
    [
      'a department that is not there',
      '/api/departments',
      { name: 'x', parent: '018f0000-0000-7000-8000-000000000000' },
    ],
    ['a head that is not there', '/api/departments', { name: 'x', head: '018f0000-0000-7000-8000-000000000000' }],
    ['a role that is not there', '/api/users', { login: 'aa1', name: 'x', roles: ['shop.king'] }],
    ['a department of a person', '/api/users', { login: 'aa2', name: 'x', department: 'x' }],
    [
      'a missing department of a person',
      '/api/users',
      { login: 'aa2', name: 'x', department: '018f0000-0000-7000-8000-000000000000' },
    ],
    ['a time zone', '/api/users', { login: 'aa3', name: 'x', timeZone: 'Mars/One' }],
    ['a language', '/api/users', { login: 'aa4', name: 'x', locale: '../x' }],
    ['a short password', '/api/users', { login: 'aa5', name: 'x', password: 'short' }],
    ['a taken login', '/api/users', { login: 'MANAGER', name: 'x' }],
    ['an identity of their own choice', '/api/users', { login: 'aa6', name: 'x', id: '1', version: 3 }],
  ])('refuses %s of people', async (_, path, body) => {
    const answer = await server.ask({ path, body }, manager);
    expect([400, 404, 409, 422]).toContain(answer.status);
    expect(answer.body.code).toMatch(/^FW_/);
  });

  test('keeps its headers on pages, answers and problems', async () => {
    for (const path of ['/', '/api/health/live', '/api/nothing', '/api/apps']) {
      const { headers } = await server.ask({ path, headers: { origin: 'https://evil.example' } });
      const policy = path.startsWith('/api/') ? "default-src 'none'" : "default-src 'self'";
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringContaining(policy),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      if (path.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store');
    }
  });

  test('compresses long answers and leaves short ones', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const long = await server.ask({ path: '/api/apps/shop/openapi.json', headers }, manager);
    expect(long.headers).toMatchObject({ 'content-encoding': 'gzip' });
    const short = await server.ask({ path: '/api/session', headers }, manager);
    expect(short.headers).not.toHaveProperty('content-encoding');
  });

  test('answers bytes that are no request with a problem, and goes on', async () => {
    const { hostname, port } = new URL(server.runtime.url);
    const said = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => socket.end('NONSENSE\r\n\r\n'));
      socket.on('data', (part) => (text += part.toString()));
      socket.on('close', () => resolve(text));
    });
    expect(said).toContain('400 Bad Request');
    expect(said).toContain('FW_HTTP_ADDRESS_INVALID');
    const long = await server.ask({ path: '/api/session', headers: { cookie: `x=${'y'.repeat(20_000)}` } });
    expect(long).toMatchObject({ status: 431, body: { code: 'FW_HTTP_HEADERS_TOO_LONG' } });
    const escaped = await server.ask({ path: '/api/%zz' });
    expect(escaped).toMatchObject({ status: 400, body: { code: expect.stringMatching(/^FW_HTTP/) } });
    expect((await server.ask({ path: '/api/health/live' })).status).toBe(200);
  });

  test('does not tell whether a cookie was ever a session', async () => {
    for (const cookie of ['fw_session=', 'fw_session=x', `fw_session=${'A'.repeat(43)}`, 'other=1; fw_session=../x'])
      expect((await server.ask({ path: '/api/session' }, { cookie })).body.code).toBe('FW_IDENTITY_SIGNED_OUT');
  });
});

describe('behind a proxy', () => {
  test('cookies are secure, and a sender cannot choose the address that sign-ins are counted by', async () => {
    const behind = await openTestRuntime(workspace, { PUBLIC_URL: 'https://forms.example.com' });
    const attempt = (login: string, forwarded: string) =>
      behind.ask({ path: '/api/session', body: { login, password: 'x' }, headers: { 'x-forwarded-for': forwarded } });
    const answers = [];
    for (let i = 0; i < 31; i += 1) answers.push(await attempt(`nobody${i}`, `198.51.100.${i}, 203.0.113.9`));
    expect(answers.map((answer) => answer.status)).toEqual([...Array.from({ length: 30 }, () => 401), 429]);
    expect((await attempt('nobody40', '203.0.113.10')).status).toBe(401);
    const signedIn = await behind.ask({
      path: '/api/session',
      body: { login: 'manager', password: TEST_PASSWORD },
      headers: { 'x-forwarded-for': '203.0.113.11' },
    });
    expect([signedIn.headers['set-cookie']].flat()[0]).toMatch(/; Secure$/);
    expect(signedIn.headers['strict-transport-security']).toContain('max-age=');
    await behind.runtime.close();
  });
});

describe('the end of a server', () => {
  test('a request that runs is finished; new ones and readiness are refused at once', async () => {
    const ending = await openTestRuntime(workspace);
    const caller = await ending.signIn('manager');
    const locker = await workspace.engine.pool.connect();
    await locker.query('begin');
    await locker.query('lock table shop.product in access exclusive mode');
    const running = ending.ask({ path: products, body: product }, caller);
    const readiness = ending.ask({ path: '/api/health/ready' });
    expect((await readiness).status).toBe(200);
    await new Promise((done) => setTimeout(done, 200));
    const closed = ending.runtime.close();
    await new Promise((done) => setTimeout(done, 100));
    const refused = await ending.ask({ path: '/api/health/ready' }).then(
      (answer) => answer.status,
      (error: NodeJS.ErrnoException) => error.code,
    );
    expect([503, 'ECONNREFUSED']).toContain(refused);
    await locker.query('commit');
    locker.release();
    expect(await running).toMatchObject({ status: 201, body: { code: 'D-1' } });
    await closed;
  });

  test('signing in again works on the next server', async () => {
    const next = await openTestRuntime(workspace);
    const answer = await next.ask({ path: '/api/session', body: { login: 'manager', password: TEST_PASSWORD } });
    expect(answer.status).toBe(200);
    await next.runtime.close();
  });
});
