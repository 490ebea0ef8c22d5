import { type Socket, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { type TestCaller, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let manager: TestCaller;

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace, { REQUEST_SECONDS: 1 });
  manager = await server.addPerson('manager', { roles: ['shop.manager'] });
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

const open = (): Promise<Socket> => {
  const { hostname, port } = new URL(server.runtime.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket));
    socket.once('error', reject);
  });
};
/** All that comes back until the server closes the connection. */
const exchange = async (...parts: (string | Buffer)[]): Promise<string> => {
  const socket = await open();
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
    for (const part of parts) socket.write(part);
  });
};
const head = (method: string, path: string, ...headers: string[]): string =>
  [`${method} ${path} HTTP/1.1`, 'host: x', ...headers, '', ''].join('\r\n');
const signed = (): string[] => Object.entries(manager).map(([name, value]) => `${name}: ${value}`);
const products = '/api/apps/shop/product';
const json = 'content-type: application/json';
const close = 'connection: close';

describe('what comes over a connection', () => {
  const cases: [string, () => (string | Buffer)[], number, string][] = [
    [
      'a body that never comes',
      () => [head('POST', products, ...signed(), json, 'content-length: 100'), '{"code":'],
      408,
      'FW_HTTP_REQUEST_SLOW',
    ],
    [
      'headers that never end',
      () => ['GET /api/health/live HTTP/1.1\r\nhost: x\r\nx-one: 1\r\n'],
      408,
      'FW_HTTP_REQUEST_SLOW',
    ],
    [
      '10 MB with their length',
      () => [head('POST', products, ...signed(), json, `content-length: ${10 << 20}`), Buffer.alloc(1 << 20, 32)],
      413,
      'FW_HTTP_BODY_INVALID',
    ],
    [
      '10 MB in chunks',
      () => [
        head('POST', products, ...signed(), json, 'transfer-encoding: chunked'),
        ...Array.from({ length: 10 }, () =>
          Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1 << 20, 32), Buffer.from('\r\n')]),
        ),
      ],
      413,
      'FW_HTTP_BODY_INVALID',
    ],
    [
      'two lengths',
      () => [head('POST', products, json, 'content-length: 2', 'content-length: 3'), '{}x'],
      400,
      'FW_HTTP_ADDRESS_INVALID',
    ],
    [
      'a length and chunks',
      () => [head('POST', products, json, 'content-length: 2', 'transfer-encoding: chunked'), '0\r\n\r\n'],
      400,
      'FW_HTTP_ADDRESS_INVALID',
    ],
    [
      'a length that is no number',
      () => [head('POST', products, json, 'content-length: 1e3')],
      400,
      'FW_HTTP_ADDRESS_INVALID',
    ],
    [
      'a chunk that is no chunk',
      () => [head('POST', products, ...signed(), json, 'transfer-encoding: chunked'), 'zz\r\n{}\r\n'],
      400,
      'FW_HTTP_ADDRESS_INVALID',
    ],
    [
      '3,000 headers',
      () => [head('GET', '/api/health/live', ...Array.from({ length: 3_000 }, (_, i) => `x-${i}: 1`))],
      431,
      'FW_HTTP_HEADERS_TOO_LONG',
    ],
    [
      'a header of 1 MB',
      () => [head('GET', '/api/health/live', `x-long: ${'y'.repeat(1 << 20)}`)],
      431,
      'FW_HTTP_HEADERS_TOO_LONG',
    ],
    [
      'an address of 20,000 letters',
      () => [head('GET', `/api/${'y'.repeat(20_000)}`)],
      431,
      'FW_HTTP_HEADERS_TOO_LONG',
    ],
    ['a NUL in a header', () => [head('GET', '/api/health/live', 'x-nul: a\0b')], 400, 'FW_HTTP_ADDRESS_INVALID'],
    ['a folded header', () => [head('GET', '/api/health/live', 'x-one: 1', ' two')], 400, 'FW_HTTP_ADDRESS_INVALID'],
    ['an unknown method', () => [head('BREW', '/api/health/live')], 400, 'FW_HTTP_ADDRESS_INVALID'],
    ['the start of HTTP/2', () => ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], 400, 'FW_HTTP_ADDRESS_INVALID'],
    ['the start of TLS', () => [Buffer.from([22, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3])], 400, 'FW_HTTP_ADDRESS_INVALID'],
    [
      'an address of another server',
      () => [head('GET', 'http://evil.example/api/users', close)],
      401,
      'FW_IDENTITY_SIGNED_OUT',
    ],
    ['no address', () => [head('GET', '', close)], 400, 'FW_HTTP_ADDRESS_INVALID'],
    ['TRACE', () => [head('TRACE', '/api/health/live', close)], 404, 'FW_HTTP_ROUTE_UNKNOWN'],
  ];
  test.each(cases)('%s is answered with a problem and the connection is closed', async (_, parts, status, code) => {
    const said = await exchange(...parts());
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const body = JSON.parse(said.slice(said.indexOf('\r\n\r\n') + 4)) as Record<string, unknown>;
    expect(body).toMatchObject({ code, hint: expect.any(String), requestId: expect.any(String) });
    expect((await server.ask({ path: '/api/health/live' })).status).toBe(200);
  });

  test('a whole address in the first line is answered as its path, headers included', async () => {
    const said = await exchange(head('GET', 'http://evil.example/api/users', close));
    expect(said).toContain('cache-control: no-store');
    expect(said).toContain("content-security-policy: default-src 'none'");
    expect(await exchange('GET /api/health/live HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('a hundred requests at once on one connection are all answered, in their order', async () => {
    const requests = Array.from({ length: 100 }, (_, i) =>
      head('GET', `/api/nothing/${i}`, ...(i === 99 ? [close] : [])),
    );
    const said = await exchange(requests.join(''));
    expect([...said.matchAll(/GET \/api\/nothing\/(\d+)/g)].map(([, place]) => Number(place))).toEqual(
      Array.from({ length: 100 }, (_, i) => i),
    );
  });

  test('three hundred connections that say nothing keep nobody else out, and are cut off', async () => {
    const idle = await Promise.all(Array.from({ length: 300 }, open));
    const ended = Promise.all(
      idle.map((socket) => {
        socket.resume();
        socket.write('GET / HTTP/1.1\r\n');
        return new Promise((done) => socket.on('close', done));
      }),
    );
    expect((await server.ask({ path: products }, manager)).status).toBe(200);
    await ended;
  });

  test('a sender that goes away in the middle leaves nothing behind', async () => {
    for (let round = 0; round < 20; round += 1) {
      const socket = await open();
      socket.write(head('POST', products, ...signed(), json, 'content-length: 100') + '{"code":');
      socket.destroy();
    }
    const { rows } = await workspace.engine.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
    );
    expect(rows).toEqual([]);
    expect((await server.ask({ path: products }, manager)).status).toBe(200);
  });
});
