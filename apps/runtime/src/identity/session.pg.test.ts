import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import {
  type TestCaller,
  TEST_PASSWORD,
  type TestRuntime,
  callerOf,
  openTestRuntime,
} from '../testing/open-test-runtime.ts';

let workspace: TestWorkspace;
let server: TestRuntime;

beforeAll(async () => {
  workspace = await openTestWorkspace();
  server = await openTestRuntime(workspace);
});
afterAll(async () => {
  await server.runtime.close();
  await workspace[Symbol.asyncDispose]();
});

const session = (caller: TestCaller) => server.ask({ path: '/api/session' }, caller);
const signIn = (login: string, password: string, headers: Record<string, string> = {}) =>
  server.ask({ path: '/api/session', body: { login, password }, headers });
const later = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('the one-time link', () => {
  const first = (token: string, login: string) =>
    server.ask({ path: '/api/session/one-time', body: { token, login, name: login, password: TEST_PASSWORD } });
  const secret = () => new URL(server.runtime.oneTimeLink!).searchParams.get('token')!;

  test('refuses another token, a weak password and a strange login, and is still good afterwards', async () => {
    expect((await first('x', 'root')).body).toMatchObject({ code: 'FW_IDENTITY_LINK' });
    expect((await first(secret(), 'no spaces allowed')).body).toMatchObject({ code: 'FW_IDENTITY_PERSON' });
    const weak = { token: secret(), login: 'root', name: 'r', password: 'short' };
    expect((await server.ask({ path: '/api/session/one-time', body: weak })).body).toMatchObject({
      code: 'FW_IDENTITY_PASSWORD',
    });
  });

  test('makes exactly one administrator of fifty who press it at once, and is used up', async () => {
    const token = secret();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => first(token, `root${i}`)));
    const won = answers.filter((answer) => answer.status === 200);
    expect(won).toHaveLength(1);
    expect(won[0]!.body).toMatchObject({ rights: { design: true, administer: true } });
    for (const answer of answers) expect([200, 409, 410]).toContain(answer.status);
    expect((await first(token, 'late')).body).toMatchObject({ code: 'FW_IDENTITY_LINK' });
  });
});

describe('signing in', () => {
  test('answers a wrong password, an unknown login and a closed account alike', async () => {
    await server.addPerson('mei');
    await server.addPerson('gone');
    const gone = (await workspace.engine.people.listPeople()).find((person) => person.login === 'gone')!;
    await workspace.engine.people.updateUser(gone.id, { active: false });
    const answers = [
      await signIn('mei', 'not it at all'),
      await signIn('nobody', 'not it at all'),
      await signIn('gone', TEST_PASSWORD),
    ];
    const bodies = answers.map(({ body }) => JSON.stringify({ ...body, requestId: '' }));
    expect(new Set(bodies).size).toBe(1);
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401]);
  });

  test('keeps passwords as argon2id and sessions as digests', async () => {
    const caller = await server.addPerson('ada');
    const { rows } = await workspace.engine.pool.query<{ hash: string }>(
      `select password_hash as hash from formwork.users where login = 'ada'`,
    );
    expect(rows[0]!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const kept = await workspace.engine.pool.query('select * from formwork.sessions');
    expect(JSON.stringify(kept.rows)).not.toContain(caller['cookie']!.split('=')[1]!);
  });

  test('gives a cookie that scripts and other sites cannot use', async () => {
    await server.addPerson('cookie');
    const { headers } = await signIn('cookie', TEST_PASSWORD);
    const [cookie] = [headers['set-cookie']].flat();
    expect(cookie).toMatch(/^fw_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('keeps the cookie of a session that is used', async () => {
    const caller = await server.addPerson('stays');
    const [cookie] = [(await session(caller)).headers['set-cookie']].flat();
    expect(cookie).toBe(`${caller['cookie']!}; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax`);
    expect((await session(await server.tokenOf(caller))).headers).not.toHaveProperty('set-cookie');
  });

  test('closes an account after five wrong passwords, sent at once, whatever else of the request changes', async () => {
    await server.addPerson('target');
    const spellings = ['target', 'TARGET', ' target ', 'Target', 'targeT'];
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, i) =>
        signIn(spellings[i % 5]!, `guess number ${i}`, {
          'x-forwarded-for': `203.0.113.${i}`,
          forwarded: `for=198.51.100.${i}`,
          'user-agent': `agent ${i}`,
        }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(10);
    const throttled = answers.find((answer) => answer.status === 429)!;
    expect(throttled.body).toMatchObject({ code: 'FW_IDENTITY_THROTTLED' });
    expect(Number(throttled.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn('target', TEST_PASSWORD)).status).toBe(429);
  });
});

describe('ending a session', () => {
  test('signing out ends this session alone, at once', async () => {
    const one = await server.addPerson('out');
    const two = await server.signIn('out');
    expect((await server.ask({ method: 'DELETE', path: '/api/session' }, one)).status).toBe(204);
    expect((await session(one)).status).toBe(401);
    expect((await session(two)).status).toBe(200);
  });

  test('signing out everywhere ends every session, at once', async () => {
    const one = await server.addPerson('everywhere');
    const two = await server.signIn('everywhere');
    expect((await session(two)).status).toBe(200);
    expect((await server.ask({ method: 'DELETE', path: '/api/sessions' }, one)).status).toBe(204);
    expect([(await session(one)).status, (await session(two)).status]).toEqual([401, 401]);
  });

  test('a session that another server ended is dead within a second', async () => {
    const caller = await server.addPerson('remote');
    expect((await session(caller)).status).toBe(200);
    await workspace.engine.pool.query(
      `delete from formwork.sessions where user_id = (select id from formwork.users where login = 'remote')`,
    );
    await later(1_000);
    expect((await session(caller)).status).toBe(401);
  });

  test('closing an account shuts its sessions and tokens out within a second', async () => {
    const caller = await server.addPerson('closed');
    const token = await server.tokenOf(caller);
    const id = (await session(caller)).body.user.id as string;
    expect((await session(token)).status).toBe(200);
    await workspace.engine.people.updateUser(id, { active: false });
    await later(1_000);
    expect([(await session(caller)).status, (await session(token)).status]).toEqual([401, 401]);
  });

  test('a role that is taken away is gone within a second', async () => {
    const caller = await server.addPerson('loses', { roles: ['shop.clerk'] });
    const id = (await session(caller)).body.user.id as string;
    expect((await server.ask({ path: '/api/apps/shop/product' }, caller)).status).toBe(200);
    await workspace.engine.people.setRoles(id, []);
    await later(1_000);
    expect((await server.ask({ path: '/api/apps/shop/product' }, caller)).status).toBe(404);
  });

  test('a new password needs the old one, ends every other session and token, and goes on with a fresh session', async () => {
    const one = await server.addPerson('changes');
    const two = await server.signIn('changes');
    const token = await server.tokenOf(one);
    const change = (current: string, next: string, caller = one) =>
      server.ask({ path: '/api/session/password', body: { current, next } }, caller);
    expect((await change('not this one', 'another long password')).status).toBe(401);
    expect((await change(TEST_PASSWORD, 'short')).body).toMatchObject({ code: 'FW_IDENTITY_PASSWORD' });
    expect((await change(TEST_PASSWORD, 'x'.repeat(201))).body).toMatchObject({ code: 'FW_IDENTITY_PASSWORD' });
    expect((await session(two)).status).toBe(200);
    const changed = await change(TEST_PASSWORD, 'another long password');
    expect(changed.status).toBe(200);
    expect([(await session(one)).status, (await session(two)).status, (await session(token)).status]).toEqual([
      401, 401, 401,
    ]);
    expect((await session(callerOf(changed))).status).toBe(200);
    expect((await signIn('changes', TEST_PASSWORD)).status).toBe(401);
  });
});

describe('a password that changes in the middle', () => {
  /** Waits until so many statements of the server stand before a lock. */
  const waiting = async (): Promise<void> => {
    const text = `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and backend_type = 'client backend'`;
    while ((await workspace.engine.pool.query<{ count: number }>(text)).rows[0]!.count === 0) await later(20);
  };

  test('opens no session for whoever proved the old one', async () => {
    await server.addPerson('overtaken');
    const client = await workspace.engine.pool.connect();
    await client.query('begin');
    await client.query(`update formwork.users set password_hash = 'another' where login = 'overtaken'`);
    const attempt = signIn('overtaken', TEST_PASSWORD);
    await waiting();
    await client.query('delete from formwork.sessions');
    await client.query('commit');
    client.release();
    expect(await attempt).toMatchObject({ status: 401, body: { code: 'FW_IDENTITY_SIGN_IN' } });
    expect((await workspace.engine.pool.query('select 1 from formwork.sessions')).rowCount).toBe(0);
  });

  test('leaves one session and one password of ten who change it at once', async () => {
    const caller = await server.addPerson('contested');
    const callers = [caller, await server.signIn('contested'), await server.signIn('contested')];
    const passwords = callers.map((_, i) => `the ${i}. long password`);
    const changes = callers.map((each, i) =>
      server.ask({ path: '/api/session/password', body: { current: TEST_PASSWORD, next: passwords[i] } }, each),
    );
    const signIns = [signIn('contested', TEST_PASSWORD), signIn('contested', TEST_PASSWORD)];
    const changed = await Promise.all(changes);
    await Promise.all(signIns);
    expect(changed.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    for (const { status } of changed) expect([200, 401]).toContain(status);
    const { rowCount } = await workspace.engine.pool.query(
      `select 1 from formwork.sessions s join formwork.users u on u.id = s.user_id where login = 'contested'`,
    );
    expect(rowCount).toBe(1);
    expect((await session(callerOf(changed.find(({ status }) => status === 200)!))).status).toBe(200);
  });

  test('makes no token for a session that has ended meanwhile', async () => {
    const caller = await server.addPerson('token-race');
    const client = await workspace.engine.pool.connect();
    await client.query('begin');
    await client.query(`delete from formwork.sessions
      where user_id = (select id from formwork.users where login = 'token-race')`);
    const attempt = server.ask({ path: '/api/tokens', body: { name: 'late' } }, caller);
    await waiting();
    await client.query('commit');
    client.release();
    expect(await attempt).toMatchObject({ status: 401, body: { code: 'FW_IDENTITY_SIGNED_OUT' } });
    expect((await workspace.engine.pool.query(`select 1 from formwork.api_tokens where name = 'late'`)).rowCount).toBe(
      0,
    );
  });
});

describe('the last administrator', () => {
  const change = (caller: TestCaller, id: string, body: Record<string, unknown>) =>
    server.ask({ method: 'PATCH', path: `/api/users/${id}`, body }, caller);
  const idOf = async (caller: TestCaller) => (await session(caller)).body.user.id as string;
  const alone = async (login: string): Promise<TestCaller> => {
    await workspace.engine.pool.query('update formwork.users set administer = false');
    return server.addPerson(login, { administer: true });
  };

  test.each([
    ['gives the right away', { administer: false }],
    ['is switched off', { active: false }],
    ['gives the right away with other changes', { name: 'Other', administer: false }],
  ])('is told and nothing changes when they would be the last one and the right %s', async (name, body) => {
    const caller = await alone(`last-${name.replaceAll(' ', '-')}`);
    const id = await idOf(caller);
    expect(await change(caller, id, body)).toMatchObject({
      status: 409,
      body: { code: 'FW_PEOPLE_LAST_ADMINISTRATOR' },
    });
    expect((await session(caller)).body).toMatchObject({ rights: { administer: true } });
  });

  test('does not count somebody who cannot sign in', async () => {
    const caller = await alone('last-but-one');
    const people = { login: 'no-password', name: 'No password', administer: true };
    expect((await server.ask({ path: '/api/users', body: people }, caller)).status).toBe(201);
    expect((await change(caller, await idOf(caller), { administer: false })).status).toBe(409);
  });

  test('of two who take the right from each other at once, one keeps it', async () => {
    const one = await alone('rival-one');
    const two = await server.addPerson('rival-two', { administer: true });
    const [first, second] = [await idOf(one), await idOf(two)];
    const answers = await Promise.all([
      change(one, second, { administer: false }),
      change(two, first, { administer: false }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(expect.arrayContaining([200, 409]));
    expect(await workspace.engine.people.hasAdministrator()).toBe(true);
  });
});

describe('a session that another follows', () => {
  test('in the same browser ends', async () => {
    const caller = await server.addPerson('follows');
    const body = { login: 'follows', password: TEST_PASSWORD };
    const next = await server.ask({ path: '/api/session', body }, caller);
    expect(next.status).toBe(200);
    expect([(await session(caller)).status, (await session(callerOf(next))).status]).toEqual([401, 200]);
  });

  test('takes no secret that the browser brought along', async () => {
    await server.addPerson('fixed');
    const brought = 'A'.repeat(43);
    const answer = await server.ask({
      path: '/api/session',
      body: { login: 'fixed', password: TEST_PASSWORD },
      headers: { cookie: `fw_session=${brought}` },
    });
    expect(callerOf(answer)['cookie']).not.toContain(brought);
    expect((await session({ cookie: `fw_session=${brought}` })).status).toBe(401);
  });
});

describe('the token against other sites', () => {
  const write = (caller: TestCaller, headers: Record<string, string> = {}) =>
    server.ask({ method: 'PATCH', path: '/api/session/preferences', body: { theme: 'dark' }, headers }, caller);

  test.each<[string, (caller: TestCaller) => TestCaller]>([
    ['is missing', ({ cookie }) => ({ cookie: cookie! })],
    ['is forged', ({ cookie }) => ({ cookie: cookie!, 'x-formwork-csrf': 'A'.repeat(43) })],
    ['is empty', ({ cookie }) => ({ cookie: cookie!, 'x-formwork-csrf': '' })],
    ['is the session itself', ({ cookie }) => ({ cookie: cookie!, 'x-formwork-csrf': cookie!.split('=')[1]! })],
  ])('a write is refused when it %s', async (name, spoil) => {
    const caller = await server.addPerson(`csrf-${name.replaceAll(' ', '-')}`);
    expect((await write(spoil(caller))).body).toMatchObject({ code: 'FW_IDENTITY_CSRF' });
    expect((await session(caller)).body.preferences.theme).not.toBe('dark');
  });

  test('is that of one session alone', async () => {
    const one = await server.addPerson('csrf-one');
    const two = await server.addPerson('csrf-two');
    expect((await write({ ...one, 'x-formwork-csrf': two['x-formwork-csrf']! })).status).toBe(403);
    expect((await write(one)).status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'and no body of the type %s is read, which a form of another site could send',
    async (type) => {
      const answer = await server.ask({
        path: '/api/session',
        body: '{"login":"mei","password":"x"}',
        headers: { 'content-type': type },
      });
      expect(answer).toMatchObject({ status: 415, body: { code: 'FW_HTTP_BODY_INVALID' } });
    },
  );
});

describe('an API token', () => {
  test('is shown once, works without a CSRF token, lists without its secret and ends when revoked', async () => {
    const caller = await server.addPerson('token');
    const made = await server.ask({ path: '/api/tokens', body: { name: 'ci', expiresOn: '2099-01-31' } }, caller);
    expect(made).toMatchObject({ status: 201, body: { token: expect.stringMatching(/^fwk_[0-9a-f]{16}_[\w-]{43}$/) } });
    const bearer = { authorization: `Bearer ${made.body.token as string}` };
    expect((await session(bearer)).body.user.login).toBe('token');
    const theme = { method: 'PATCH', path: '/api/session/preferences', body: { theme: 'light' } };
    expect((await server.ask(theme, bearer)).status).toBe(200);
    const listed = await server.ask({ path: '/api/tokens' }, caller);
    expect(listed.body.items).toHaveLength(1);
    expect(listed.text).not.toContain((made.body.token as string).split('_').slice(2).join('_'));
    const ended = await server.ask({ method: 'DELETE', path: `/api/tokens/${made.body.id as string}` }, caller);
    expect(ended.status).toBe(204);
    expect((await session(bearer)).status).toBe(401);
  });

  test('cannot be revoked by somebody else', async () => {
    const owner = await server.addPerson('token-owner');
    const token = await server.tokenOf(owner);
    const id = token['authorization']!.split('_')[1]!;
    await server.ask({ method: 'DELETE', path: `/api/tokens/${id}` }, await server.addPerson('token-thief'));
    expect((await session(token)).status).toBe(200);
  });

  test('is refused after its last day, cut short, with another secret, and as another scheme', async () => {
    const caller = await server.addPerson('token-end');
    const made = await server.ask({ path: '/api/tokens', body: { name: 'old', expiresOn: '2020-01-31' } }, caller);
    const good = (await server.tokenOf(caller))['authorization']!;
    for (const authorization of [
      `Bearer ${made.body.token as string}`,
      good.slice(0, -1),
      `${good.slice(0, -4)}AAAA`,
      good.replace('Bearer', 'Basic'),
      'Bearer ',
      'Bearer fwk__',
    ])
      expect((await session({ authorization })).body).toMatchObject({ code: 'FW_IDENTITY_SIGNED_OUT' });
  });

  test.each(['2027-02-30', 'tomorrow', '2027-1-1'])('cannot end on %s', async (expiresOn) => {
    const caller = await server.addPerson(`token-${expiresOn}`);
    const answer = await server.ask({ path: '/api/tokens', body: { name: 'x', expiresOn } }, caller);
    expect(answer.body).toMatchObject({ code: 'FW_IDENTITY_PERSON' });
  });

  test('makes no other token and sets no password', async () => {
    const caller = await server.addPerson('token-limits');
    const token = await server.tokenOf(caller);
    const more = await server.ask({ path: '/api/tokens', body: { name: 'more' } }, token);
    const change = { current: TEST_PASSWORD, next: 'another long password' };
    const password = await server.ask({ path: '/api/session/password', body: change }, token);
    for (const answer of [more, password]) expect(answer.body).toMatchObject({ code: 'FW_IDENTITY_SESSION_NEEDED' });
  });
});
