import { describe, expect, test } from '@jest/globals';
import { createClient } from './create-client.ts';
import { ClientProblem } from './problem.ts';

interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: unknown;
}

function recorded(answers: readonly Response[], token?: string) {
  const sent: Sent[] = [];
  const queue = [...answers];
  const fetch = (async (url: string, init: RequestInit) => {
    sent.push({
      url,
      method: init.method ?? 'GET',
      headers: init.headers as Record<string, string>,
      body: init.body === undefined ? undefined : JSON.parse(init.body as string),
    });
    const answer = queue.shift();
    if (answer === undefined) throw new TypeError('network');
    return answer;
  }) as typeof globalThis.fetch;
  return { client: createClient({ baseUrl: 'https://forms.test', fetch, ...(token ? { token } : {}) }), sent };
}

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });

describe('createClient', () => {
  test('sends the token of the session with every unsafe call, and not with a read', async () => {
    const { client, sent } = recorded([json({ csrfToken: 'c1' }), json({ id: '1', version: 1 }), json({ items: [] })]);
    await client.session.signIn('li', 'secret');
    await client.records('orders').create('order', { qty: 1 });
    await client.records('orders').list('order');
    expect(sent.map((call) => call.headers['x-formwork-csrf'])).toEqual([undefined, 'c1', undefined]);
  });

  test('gives each POST a key of its own, so that a repeat by the network changes nothing', async () => {
    const { client, sent } = recorded([json({}), json({})]);
    await client.records('orders').create('order', {});
    await client.records('orders').create('order', {}, { idempotencyKey: 'mine' });
    expect(sent[0]!.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent[1]!.headers['idempotency-key']).toBe('mine');
  });

  test('writes say which version they were based on', async () => {
    const { client, sent } = recorded([json({}), new Response(null, { status: 204 })]);
    await client.records('orders').update('order', 'a/b', { qty: 2 }, { version: 7 });
    await client.records('orders').remove('order', 'x', { version: 8 });
    expect(sent[0]).toMatchObject({ method: 'PATCH', url: 'https://forms.test/api/apps/orders/order/a%2Fb' });
    expect(sent.map((call) => call.headers['if-match'])).toEqual(['"7"', '"8"']);
  });

  test('puts filter, sort and columns of a list into the query', async () => {
    const { client, sent } = recorded([json({ items: [] })]);
    await client.records('orders').list('order', {
      filter: { '==': [{ var: 'record.status' }, 'open'] },
      sort: '-due_on',
      fields: ['number', 'due_on'],
      limit: 100,
      titles: true,
    });
    const query = new URL(sent[0]!.url).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      filter: '{"==":[{"var":"record.status"},"open"]}',
      sort: '-due_on',
      fields: 'number,due_on',
      limit: '100',
      titles: 'true',
    });
  });

  test('throws what the server said, with its findings', async () => {
    const issues = [{ code: 'FW_FIELD_REQUIRED', severity: 'error', path: '/qty', message: 'm', hint: 'h' }];
    const { client } = recorded([json({ code: 'FW_RECORD_INVALID', message: 'No.', hint: 'Fix.', issues }, 422)]);
    const problem = await client
      .records('orders')
      .create('order', {})
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ClientProblem);
    expect(problem).toMatchObject({ status: 422, code: 'FW_RECORD_INVALID', hint: 'Fix.', issues });
  });

  test('an answer that is not a problem document still names the status', async () => {
    const { client } = recorded([new Response('<html>bad gateway</html>', { status: 502 })]);
    await expect(client.apps.list()).rejects.toMatchObject({ status: 502, code: 'FW_HTTP_UNEXPECTED' });
  });

  test('a network that fails is told apart from a refusal', async () => {
    const { client } = recorded([]);
    await expect(client.apps.list()).rejects.toMatchObject({ status: 0, isOffline: true });
  });

  test('an API token is sent as bearer and needs no other token', async () => {
    const { client, sent } = recorded([json({ items: [] })], 'fwk_a_b');
    await client.apps.list();
    expect(sent[0]!.headers['authorization']).toBe('Bearer fwk_a_b');
  });
});
