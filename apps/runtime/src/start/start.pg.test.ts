import { type Server, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEngine } from '@formwork/engine';
import { FormworkError } from '@formwork/kernel';
import { type OwnServer, sampleApp, startOwnServer } from '@formwork/testkit';
import pg from 'pg';
import { TEST_PASSWORD, callerOf, openTestRuntime } from '../testing/open-test-runtime.ts';

/** A server of the user's own, with a database whose owner publishes and a role that only serves. */
let server: OwnServer;

const run = async (url: string, ...statements: string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const text of statements) await client.query(text);
  } finally {
    await client.end();
  }
};
const at = (database: string, user?: string, password = 'hunter2'): string => {
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  if (user !== undefined) [url.username, url.password] = [user, password];
  return url.href;
};

beforeAll(async () => {
  server = await startOwnServer();
  await run(
    server.url,
    `create role fw_owner login createdb password 'hunter2'`,
    `create role fw_serving login password 'hunter2'`,
    `create role fw_full login connection limit 0 password 'hunter2'`,
    `grant fw_owner to current_user`,
    `create database apart owner fw_owner`,
    `create database outside owner fw_owner`,
    `create database standby owner fw_owner`,
    `alter database standby set default_transaction_read_only = on`,
    `create database narrow owner fw_owner template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`,
    `create database closed`,
  );
});
afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
});

describe('a server of the user’s own', () => {
  test('starts empty, gives a link for the first administrator, and serves what is published', async () => {
    const engine = await openEngine({ databaseUrl: at('outside', 'fw_owner') });
    const first = await openTestRuntime({ engine, url: at('outside', 'fw_owner') });
    expect(first.runtime.demoAccounts).toEqual([]);
    expect(first.runtime.oneTimeLink).toMatch(/\/welcome\?token=[\w-]{43}$/);
    const token = new URL(first.runtime.oneTimeLink!).searchParams.get('token');
    const person = { token, login: 'root', name: 'Root', password: TEST_PASSWORD };
    const made = await first.ask({ path: '/api/session/one-time', body: person });
    const publish = { path: '/api/definitions/publish', body: { definition: sampleApp() } };
    expect((await first.ask(publish, callerOf(made))).status).toBe(200);
    await first.runtime.close();
    const second = await openTestRuntime({ engine, url: at('outside', 'fw_owner') });
    expect(second.runtime.oneTimeLink).toBeUndefined();
    const late = await second.ask({ path: '/api/session/one-time', body: person });
    expect(late.body).toMatchObject({ code: 'FW_IDENTITY_LINK' });
    const apps = await second.ask({ path: '/api/definitions' }, await second.signIn('root'));
    expect(apps.body.items).toMatchObject([{ name: 'shop', revision: 1 }]);
    await second.runtime.close();
    await engine.close();
  });
});

describe('two roles', () => {
  test('the one that serves reads and writes rows of everything that is published, and changes no table', async () => {
    const settings = { DATABASE_ADMIN_URL: at('apart', 'fw_owner') };
    const url = at('apart', 'fw_serving');
    const engine = await openEngine({ databaseUrl: url, adminDatabaseUrl: settings.DATABASE_ADMIN_URL });
    await using runtime = await closing(await openTestRuntime({ engine, url }, settings), engine);
    const ask: typeof runtime.ask = (request, caller) => runtime.ask(request, caller);
    const designer = await runtime.addPerson('designer', { design: true, administer: true });
    const publish = (definition: unknown) => ask({ path: '/api/definitions/publish', body: { definition } }, designer);
    expect((await publish(sampleApp())).status).toBe(200);
    const manager = await runtime.addPerson('manager', { roles: ['shop.manager'] });
    const path = '/api/apps/shop/product';
    const body = { code: 'TWO', name: 'Two roles', unit: 'piece', unit_price: '1.00' };
    const made = await ask({ path, body, headers: { 'idempotency-key': 'two' } }, manager);
    expect(made.status).toBe(201);
    const record = `${path}/${made.body.id as string}`;
    const headers = { 'if-match': '"1"' };
    expect((await ask({ method: 'PATCH', path: record, body: { name: 'Other' }, headers }, manager)).status).toBe(200);
    expect((await ask({ path: `${record}/history` }, manager)).body.items).toHaveLength(2);
    const next = JSON.parse(JSON.stringify(sampleApp())) as ReturnType<typeof sampleApp>;
    const fields = next.entities.find((entity) => entity.name === 'product')!.fields as unknown[];
    fields.push({ name: 'colour', type: 'text', label: 'Colour' });
    (next.entities as unknown[]).push({ name: 'note', label: 'Note', fields: [{ name: 'text', type: 'text' }] });
    Object.assign(next.app, { version: '1.1.0' });
    expect((await publish(next)).status).toBe(200);
    const second = await ask({ path, body: { ...body, code: 'TWO-2', colour: 'red' } }, manager);
    expect(second).toMatchObject({ status: 201, body: { colour: 'red' } });
    await using serving = await connected(url);
    for (const statement of [
      'create table shop.mine (id int)',
      'alter table shop.product add column mine int',
      'drop table shop.product',
      'truncate shop.product',
      'create schema mine',
      'drop schema formwork cascade',
      'create table formwork.mine (id int)',
      'alter table formwork.users disable trigger all',
      'create role mine',
      `copy shop.product to program 'cat'`,
    ])
      await expect(serving.client.query(statement)).rejects.toMatchObject({ code: '42501' });
    await expect(serving.client.query('select count(*) from shop.note')).resolves.toMatchObject({ rowCount: 1 });
  });
});

describe('a start that cannot be', () => {
  const refusals: [string, () => string, string, RegExp][] = [
    [
      'nothing answers',
      () => 'postgresql://fw_owner:hunter2@127.0.0.1:1/x',
      'UNREACHABLE',
      /No PostgreSQL answers at 127\.0\.0\.1:1 /,
    ],
    [
      'the name leads nowhere',
      () => 'postgresql://u:hunter2@nowhere.invalid/x',
      'UNREACHABLE',
      /nowhere\.invalid:5432/,
    ],
    ['the password is wrong', () => at('outside', 'fw_owner', 'hunter2-not'), 'REFUSES', /"fw_owner"/],
    ['there is no password', () => at('outside', 'fw_owner', ''), 'REFUSES', /"fw_owner"/],
    ['there is no such role', () => at('outside', 'nobody'), 'REFUSES', /"nobody"/],
    ['there is no such database', () => at('nothing', 'fw_owner'), 'MISSING', /no database "nothing"/],
    ['no connection is left', () => at('outside', 'fw_full'), 'FULL', /no connection left/],
    ['the database is read-only', () => at('standby', 'fw_owner'), 'READ_ONLY', /"standby" .* can only be read/],
    ['the text is not UTF-8', () => at('narrow', 'fw_owner'), 'ENCODING', /SQL_ASCII/],
  ];
  test.each(refusals)(
    'because %s is told in a sentence with a mend, without the password',
    async (_, url, code, words) => {
      const error = await refusalOf(url());
      expect(error.code).toBe(`FW_START_DATABASE_${code}`);
      expect(error.message).toMatch(words);
      expect(error.hint.length).toBeGreaterThan(20);
      expect(error.message + error.hint).not.toContain('hunter2');
    },
  );

  test('because the role may not set anything up is told with what it needs', async () => {
    await run(at('closed'), 'revoke create on database closed from public');
    expect(await refusalOf(at('closed', 'fw_serving'))).toMatchObject({
      code: 'FW_PLATFORM_FORBIDDEN',
      hint: expect.stringContaining('DATABASE_ADMIN_URL'),
    });
  });

  test('because the server is too old is told with its version', async () => {
    const old = await pretendServer(['140011', '14.11', 'UTF8', 'f']);
    expect(await refusalOf(old.url)).toMatchObject({
      code: 'FW_START_DATABASE_TOO_OLD',
      message: expect.stringMatching(/is version 14\.11; Formwork needs 15 or newer/),
    });
    old.listener.close();
  });

  test('because something else listens there is told as nothing that answers', async () => {
    const listener = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const port = await listening(listener);
    expect((await refusalOf(`postgresql://u:hunter2@127.0.0.1:${port}/x`)).code).toBe('FW_START_DATABASE_UNREACHABLE');
    listener.close();
  });
});

async function refusalOf(url: string): Promise<FormworkError> {
  const started = openTestRuntime({ engine: undefined as never, url });
  const error = await started.then(
    ({ runtime }) => runtime.close().then(() => new Error('It started.')),
    (caught: unknown) => caught,
  );
  if (!(error instanceof FormworkError)) throw error;
  return error;
}

async function connected(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}

async function closing<T extends { runtime: { close(): Promise<void> } }>(
  runtime: T,
  engine: { close(): Promise<void> },
) {
  return {
    ...runtime,
    [Symbol.asyncDispose]: async () => {
      await runtime.runtime.close();
      await engine.close();
    },
  };
}

function listening(listener: Server): Promise<number> {
  return new Promise((done) =>
    listener.listen(0, '127.0.0.1', () => done((listener.address() as { port: number }).port)),
  );
}

/** The least of PostgreSQL's protocol: lets everybody in, and answers every statement with one row. */
async function pretendServer(row: readonly string[]): Promise<{ url: string; listener: Server }> {
  const message = (type: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
  const int32 = (value: number): Buffer => Buffer.concat([int16(value >> 16), int16(value & 65_535)]);
  const ready = message('Z', Buffer.from('I'));
  const names = ['number', 'version', 'encoding', 'readOnly'];
  const types = [23, 25, 25, 16];
  const columns = names.map((name, i) =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      int32(0),
      int16(0),
      int32(types[i]!),
      int16(-1 & 65_535),
      int32(-1),
      int16(0),
    ]),
  );
  const values = row.map((value) => Buffer.concat([int32(value.length), Buffer.from(value)]));
  const answer = Buffer.concat([
    message('T', int16(names.length), ...columns),
    message('D', int16(row.length), ...values),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const listener = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]));
      socket.on('data', (data) => void (data[0] === 0x51 && socket.write(answer)));
    });
  });
  return { url: `postgresql://u:hunter2@127.0.0.1:${await listening(listener)}/x`, listener };
}
