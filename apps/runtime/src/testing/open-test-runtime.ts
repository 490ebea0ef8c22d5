import { request as sendRaw } from 'node:http';
import type { Engine } from '@formwork/engine';
import type { RuntimeConfig } from '../config/config-schema.ts';
import { hashPassword } from '../identity/passwords.ts';
import { type Runtime, startRuntime } from '../start-runtime.ts';

/** JSON as tests walk through it. */
export type Loose = ReturnType<typeof JSON.parse>;

/** A request of a test; `path` is sent as it is written. */
export interface TestRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string, or bytes, are sent as they are. */
  readonly body?: unknown;
}

/** What came back. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The body as JSON, or `undefined`. */
  readonly body: Loose;
}

/** Somebody who sends requests: with a cookie and its CSRF token, with a token, or as nobody. */
export type TestCaller = Readonly<Record<string, string>>;

/** A real server on a free port, beside the engine of a test workspace. */
export interface TestRuntime {
  readonly runtime: Runtime;
  ask(request: TestRequest, caller?: TestCaller): Promise<TestAnswer>;
  /** Signs in with the password that `addPerson` gave. */
  signIn(login: string): Promise<TestCaller>;
  /** Makes a person with a password and these rights, and signs in. */
  addPerson(login: string, rights?: { roles?: string[]; design?: boolean; administer?: boolean }): Promise<TestCaller>;
  /** A caller that uses an API token of this one. */
  tokenOf(caller: TestCaller): Promise<TestCaller>;
}

/** The password of everybody whom `addPerson` makes. */
export const TEST_PASSWORD = 'four words are enough';

let passwordHash: Promise<string> | undefined;

/** Starts the real server on the database of a workspace; more settings as `RuntimeConfig` has them. */
export async function openTestRuntime(
  workspace: { readonly url: string; readonly engine: Engine },
  settings: Partial<RuntimeConfig> = {},
): Promise<TestRuntime> {
  const runtime = await startRuntime(
    {
      DATABASE_URL: workspace.url,
      PORT: 0,
      HOST: '127.0.0.1',
      FORMWORK_DEMO: false,
      FORMWORK_WEB_DIR: '/nonexistent',
      SESSION_HOURS: 12,
      REQUEST_SECONDS: 60,
      POOL_SIZE: 10,
      LOG_LEVEL: 'silent',
      ...settings,
    },
    () => undefined,
  );
  const ask: TestRuntime['ask'] = (request, caller = {}) => send(runtime, request, caller);
  const signIn = async (login: string): Promise<TestCaller> => {
    const answer = await ask({ method: 'POST', path: '/api/session', body: { login, password: TEST_PASSWORD } });
    if (answer.status !== 200) throw new Error(`${login} cannot sign in: ${answer.text}`);
    return callerOf(answer);
  };
  return {
    runtime,
    ask,
    signIn,
    addPerson: async (login, rights = {}) => {
      passwordHash ??= hashPassword(TEST_PASSWORD);
      await workspace.engine.people.createUser({ login, name: login, passwordHash: await passwordHash, ...rights });
      return signIn(login);
    },
    tokenOf: async (caller) => {
      const made = await ask({ method: 'POST', path: '/api/tokens', body: { name: 'test' } }, caller);
      return { authorization: `Bearer ${(made.body as { token: string }).token}` };
    },
  };
}

/** Cookie and CSRF token of an answer that began a session. */
export function callerOf(answer: TestAnswer): TestCaller {
  const cookie = [answer.headers['set-cookie']].flat()[0]!.split(';')[0]!;
  return { cookie, 'x-formwork-csrf': (answer.body as { csrfToken: string }).csrfToken };
}

/** `fetch` would tidy the path up, so the request is written by hand. */
function send(runtime: Runtime, request: TestRequest, caller: TestCaller): Promise<TestAnswer> {
  const { body, method = body === undefined ? 'GET' : 'POST' } = request;
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  const text = body === undefined || isRaw ? body : JSON.stringify(body);
  const { hostname, port } = new URL(runtime.address);
  return new Promise((resolve, reject) => {
    const outgoing = sendRaw({
      hostname,
      port,
      method,
      path: request.path,
      headers: {
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
        ...caller,
        ...request.headers,
      },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(parts);
        const received = whole.toString('utf8');
        resolve({ status: response.statusCode!, headers: response.headers, text: received, body: parse(received) });
      });
    });
    outgoing.end(text);
  });
}

function parse(text: string): Loose {
  try {
    return JSON.parse(text) as Loose;
  } catch {
    return undefined;
  }
}
