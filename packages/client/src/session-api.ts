import type { CallOptions, Transport } from './transport.ts';

/** What a person chose for their screens. */
export interface Preferences {
  readonly locale: string;
  readonly theme: 'light' | 'dark' | 'system';
  /** IANA name. */
  readonly timeZone: string;
}

/** Who is signed in, and what they may do beyond apps. */
export interface Session {
  readonly user: {
    readonly id: string;
    readonly login: string;
    readonly name: string;
    readonly email: string | null;
    readonly department?: { readonly id: string; readonly name: string } | null;
  };
  readonly preferences: Preferences;
  readonly rights: { readonly design: boolean; readonly administer: boolean };
  /** Qualified: `order_center.clerk`. */
  readonly roles: readonly string[];
  readonly csrfToken: string;
}

/** A demo account that the sign-in page may show. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
}

/** An API token without its secret. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly createdAt?: string;
  readonly expiresOn?: string | null;
  readonly lastUsedAt?: string | null;
}

/** Signing in and out, preferences, API tokens. */
export interface SessionApi {
  signIn(login: string, password: string, options?: CallOptions): Promise<Session>;
  /** Throws 401 when nobody is signed in. */
  current(options?: CallOptions): Promise<Session>;
  signOut(): Promise<void>;
  signOutEverywhere(): Promise<void>;
  /** The first administrator, by the link that the server printed. */
  signInOnce(values: { token: string; login: string; name: string; password: string }): Promise<Session>;
  setPreferences(preferences: Partial<Preferences>): Promise<Session>;
  changePassword(current: string, next: string): Promise<void>;
  demoAccounts(options?: CallOptions): Promise<{ accounts: DemoAccount[] }>;
  tokens(options?: CallOptions): Promise<{ items: ApiToken[] }>;
  /** The secret is in the answer and never shown again. */
  createToken(values: { name: string; expiresOn?: string }): Promise<{ token: string }>;
  revokeToken(id: string): Promise<void>;
}

/** Builds the session part of a client. */
export function createSessionApi(transport: Transport): SessionApi {
  const keep = (session: Session): Session => {
    transport.setCsrfToken(session.csrfToken);
    return session;
  };
  const path = ['session'];
  return {
    signIn: async (login, password, options) =>
      keep(await transport.send<Session>({ ...options, method: 'POST', path, body: { login, password } })),
    current: async (options) => keep(await transport.send<Session>({ ...options, method: 'GET', path })),
    signOut: () => transport.send({ method: 'DELETE', path }),
    signOutEverywhere: () => transport.send({ method: 'DELETE', path: ['sessions'] }),
    signInOnce: async (body) =>
      keep(await transport.send<Session>({ method: 'POST', path: ['session', 'one-time'], body })),
    setPreferences: async (body) =>
      keep(await transport.send<Session>({ method: 'PATCH', path: ['session', 'preferences'], body })),
    changePassword: (current, next) =>
      transport.send({ method: 'POST', path: ['session', 'password'], body: { current, next } }),
    demoAccounts: (options) => transport.send({ ...options, method: 'GET', path: ['demo'] }),
    tokens: (options) => transport.send({ ...options, method: 'GET', path: ['tokens'] }),
    createToken: (body) => transport.send({ method: 'POST', path: ['tokens'], body }),
    revokeToken: (id) => transport.send({ method: 'DELETE', path: ['tokens', id] }),
  };
}
