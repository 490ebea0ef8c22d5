import { newId } from '@formwork/kernel';
import { ClientProblem, readProblem } from './problem.ts';

/** How a client reaches the server. */
export interface ClientOptions {
  /** Origin and prefix, such as `https://forms.example.com`; `''` is the page's own origin. */
  readonly baseUrl: string;
  /** Used in place of the platform's `fetch`. */
  readonly fetch?: typeof fetch;
  /** An API token (`fwk_…`); without one the session cookie is used. */
  readonly token?: string;
}

/** What every call may be given. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Makes a repeated POST answer like the first; one is made when absent. */
  readonly idempotencyKey?: string | undefined;
}

/** A call before it is sent. */
export interface Call extends CallOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments below `/api`, escaped by the transport. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined;
  readonly body?: unknown;
  /** The version of the record as it was read. */
  readonly ifMatch?: number | undefined;
}

/** Sends calls; throws `ClientProblem` for every refusal and for a network that failed. */
export interface Transport {
  send<T>(call: Call): Promise<T>;
  /** Where a call goes. */
  address(call: Pick<Call, 'path' | 'query'>): string;
  /** Remembered from the session, and sent with every unsafe call. */
  setCsrfToken(token: string | undefined): void;
}

/** Builds the transport of a client. */
export function createTransport(options: ClientOptions): Transport {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  let csrfToken: string | undefined;
  return {
    setCsrfToken: (token) => {
      csrfToken = token;
    },
    address: (call) => callUrl(options.baseUrl, call),
    send: async <T>(call: Call): Promise<T> => {
      const url = callUrl(options.baseUrl, call);
      const headers = callHeaders(call, options.token, csrfToken);
      const response = await reach(send, url, {
        method: call.method,
        headers,
        ...(options.token === undefined ? { credentials: 'same-origin' as const } : {}),
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
        ...(call.signal === undefined ? {} : { signal: call.signal }),
      });
      if (!response.ok) throw await readProblem(response);
      if (response.status === 204) return undefined as T;
      const text = await response.text();
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
  };
}

function callUrl(baseUrl: string, call: Pick<Call, 'path' | 'query'>): string {
  const path = call.path.map((segment) => encodeURIComponent(segment)).join('/');
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== '') query.set(key, String(value));
  }
  const search = query.toString();
  return `${baseUrl}/api/${path}${search === '' ? '' : `?${search}`}`;
}

function callHeaders(call: Call, token: string | undefined, csrfToken: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  else if (call.method !== 'GET' && csrfToken !== undefined) headers['x-formwork-csrf'] = csrfToken;
  if (call.method === 'POST') headers['idempotency-key'] = call.idempotencyKey ?? newId();
  if (call.ifMatch !== undefined) headers['if-match'] = `"${call.ifMatch}"`;
  return headers;
}

async function reach(send: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await send(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ClientProblem({
      status: 0,
      code: 'FW_CLIENT_OFFLINE',
      message: 'The server could not be reached.',
      hint: 'Check the connection; nothing that you entered is lost.',
      cause,
    });
  }
}
