import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import { type TestAnswer, type TestRuntime, openTestRuntime } from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;
let folder: string;

const portal = '<!doctype html><title>Portal</title>';
const designer = '<!doctype html><title>Designer</title>';
const script = `console.log(${JSON.stringify('x'.repeat(3_000))});`;

const put = (file: string, text: string): void => {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'formwork-web-'));
  put('portal/dist/index.html', portal);
  put('portal/dist/formwork.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  put('portal/dist/assets/app-4f2a.js', script);
  writeFileSync(path.join(folder, 'portal/dist/assets/app-4f2a.js.br'), brotliCompressSync(script));
  writeFileSync(path.join(folder, 'portal/dist/assets/app-4f2a.js.gz'), gzipSync(script));
  put('portal/dist/.secret', 'SECRET');
  put('portal/secret.txt', 'SECRET');
  put('secret.txt', 'SECRET');
  put('designer/dist/index.html', designer);
  put('designer/dist/assets/tool-77.css', 'body{}');
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace, { FORMWORK_WEB_DIR: folder });
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const get = (address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<TestAnswer> =>
  server.ask({ method, path: address, headers });

describe('pages', () => {
  test.each([
    ['/', portal],
    ['/index.html', portal],
    ['/shop/sales_order/018f0000-0000-7000-8000-000000000000', portal],
    ['/welcome?token=x', portal],
    ['/designer/', designer],
    ['/designer', designer],
    ['/designer/apps/shop?tab=forms', designer],
  ])('%s gives the page of its app, never from a cache, with a policy', async (address, page) => {
    const answer = await get(address, html);
    expect(answer).toMatchObject({ status: 200, text: page });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': expect.stringContaining("script-src 'self'"),
      'x-content-type-options': 'nosniff',
      etag: expect.any(String),
    });
    const again = await get(address, { ...html, 'if-none-match': answer.headers['etag'] as string });
    expect(again).toMatchObject({ status: 304, text: '' });
    const head = await get(address, html, 'HEAD');
    expect(head).toMatchObject({ status: 200, text: '', headers: { 'content-length': String(page.length) } });
  });
});

describe('files', () => {
  test('with a hash in their name are kept for ever, and others asked for again', async () => {
    const hashed = await get('/assets/app-4f2a.js');
    expect(hashed).toMatchObject({ status: 200, text: script });
    expect(hashed.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': expect.stringMatching(/^(text|application)\/javascript/),
      'x-content-type-options': 'nosniff',
    });
    expect((await get('/designer/assets/tool-77.css')).headers['content-type']).toMatch(/^text\/css/);
    expect((await get('/formwork.svg')).headers).toMatchObject({ 'cache-control': 'no-cache' });
    const etag = hashed.headers['etag'] as string;
    expect((await get('/assets/app-4f2a.js', { 'if-none-match': etag })).status).toBe(304);
  });

  test.each([
    ['br', 'br'],
    ['gzip, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
    ['', undefined],
  ])('are sent packed as %j takes them', async (accepted, encoding) => {
    const answer = await get('/assets/app-4f2a.js', { 'accept-encoding': accepted });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['vary']).toMatch(/accept-encoding/i);
    expect(Number(answer.headers['content-length'])).toBe(
      encoding === 'br'
        ? brotliCompressSync(script).length
        : encoding === 'gzip'
          ? gzipSync(script).length
          : script.length,
    );
  });

  test('come in parts, and a part that is not there is refused with a code', async () => {
    const part = await get('/assets/app-4f2a.js', { range: 'bytes=0-6', 'accept-encoding': 'identity' });
    expect(part).toMatchObject({ status: 206, text: 'console', headers: { 'content-range': expect.any(String) } });
    const beyond = await get('/assets/app-4f2a.js', { range: 'bytes=999999-', 'accept-encoding': 'identity' });
    expect(beyond).toMatchObject({ status: 416, body: { code: expect.stringMatching(/^FW_HTTP_/) } });
    expect((await get('/assets/app-4f2a.js', { range: 'lines=1-2' })).status).toBe(200);
  });
});

describe('what is no page', () => {
  test.each([
    '/assets/gone-1234.js',
    '/favicon.ico',
    '/designer/assets/gone.css',
    '/.secret',
    '/.git/config',
    '/secret.txt',
    '/../secret.txt',
    '/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/assets/%252e%252e/secret.txt',
    '/designer/..%2f..%2fsecret.txt',
    '/designer/../../secret.txt',
    '//secret.txt',
    '/portal/secret.txt',
    '/assets',
    '/assets/',
    '/index.html/x',
    '/designer/index.html%00.js',
  ])('%s is a problem with a code, and shows nothing that is not meant', async (address) => {
    for (const headers of [{ accept: '*/*' }, {}, html]) {
      const answer = await get(address, headers);
      expect(answer.text).not.toContain('SECRET');
      if (headers === html && answer.status === 200) continue;
      expect([400, 404]).toContain(answer.status);
      expect(answer.body).toMatchObject({ code: expect.stringMatching(/^FW_HTTP_/), requestId: expect.any(String) });
    }
  });

  test('an address of the interface is never a page', async () => {
    expect(await get('/api/nothing', html)).toMatchObject({ status: 404, body: { code: 'FW_HTTP_ROUTE_UNKNOWN' } });
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s of a page is a problem', async (method) => {
    expect(await get('/', html, method)).toMatchObject({ status: 404, body: { code: 'FW_HTTP_ROUTE_UNKNOWN' } });
  });
});
