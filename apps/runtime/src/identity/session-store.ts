import {
  type Engine,
  type IdempotencyRequest,
  type Principal,
  ApiTokensTable,
  PersonMissing,
  SessionsTable,
} from '@formwork/engine';
import { newId } from '@formwork/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { RuntimeConfig } from '../config/config-schema.ts';
import { CONFIG, ENGINE } from '../tokens.ts';
import type { RequestContext } from '../http/request-context.ts';
import { SignedOut, TokenShown } from './identity.errors.ts';
import { csrfTokenOf, digestOf, equalSecrets, newSecret } from './secret-token.ts';

type UserPrincipal = Extract<Principal, { kind: 'user' }>;

/** How long a session or token that was found may be trusted without asking the database again: the bound on revocation. */
const TRUST_MS = 900;
/** Bound on the remembered sign-ins. */
const MAX_TRUSTED = 20_000;
/** How often a session's last use is written down. */
const SEEN_EVERY_MS = 60_000;

/** Somebody who has proved to know the password that is kept under this hash. */
export interface ProvenPerson {
  readonly id: string;
  readonly passwordHash: string;
}

/** What is asked for with a new API token. */
export interface NewToken {
  readonly name: string;
  /** Its last day, such as `2027-01-31`; without one it never ends by itself. */
  readonly expiresOn: string | undefined;
}

interface Trusted {
  readonly userId: string;
  readonly untilMs: number;
}

/** Sessions of browsers and tokens of programs: made, found and ended. Only digests of secrets are stored. */
@Injectable()
export class SessionStore {
  private readonly trusted = new Map<string, Trusted>();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(CONFIG) private readonly config: RuntimeConfig,
  ) {}

  /**
   * Starts a session for whoever has proved a password, and returns its secret, which goes into the cookie. `undefined`
   * when the password is another one by now: its row stays locked until the session is there, so a change of it comes
   * either before, and is seen, or after, and ends the session.
   */
  async open(proven: ProvenPerson, from: { userAgent: string; address: string }): Promise<string | undefined> {
    const secret = newSecret();
    const now = this.engine.clock.estimate();
    const made = await this.engine.dataSource.query<unknown[]>(
      `insert into formwork.sessions
         (token_hash, user_id, csrf_token, created_at, seen_at, expires_at, user_agent, address)
       select $3, id, $4, $5, $5, $6, $7, $8 from formwork.users
       where id = $1 and password_hash = $2 and active and deleted_at is null for share
       returning 1`,
      [
        proven.id,
        proven.passwordHash,
        digestOf(secret),
        csrfTokenOf(secret),
        now,
        this.expiry(now),
        from.userAgent.slice(0, 300),
        from.address,
      ],
    );
    if (made.length === 0) return undefined;
    await this.sessions.delete({ expires_at: LessThan(now) });
    return secret;
  }

  /** The user behind a session secret, or `undefined` when it is unknown, ended, or the account is switched off. */
  async findBySession(secret: string): Promise<UserPrincipal | undefined> {
    const digest = digestOf(secret);
    const known = this.recall(digest);
    if (known !== undefined) return this.principal(known);
    const row = await this.sessions.findOneBy({ token_hash: digest });
    const now = this.engine.clock.estimate();
    if (row === null || row.expires_at <= now) return undefined;
    if (now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS) {
      await this.sessions.update({ token_hash: digest }, { seen_at: now, expires_at: this.expiry(now) });
    }
    this.remember(digest, row.user_id);
    return this.principal(row.user_id);
  }

  /** The user behind an API token `fwk_<id>_<secret>`, or `undefined`. */
  async findByToken(token: string): Promise<UserPrincipal | undefined> {
    const digest = digestOf(token);
    const known = this.recall(digest);
    if (known !== undefined) return this.principal(known);
    const match = /^fwk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/.exec(token);
    if (match === null) return undefined;
    const row = await this.tokens.findOneBy({ id: match[1]! });
    if (row === null || !equalSecrets(row.secret_hash, digestOf(match[2]!))) return undefined;
    const now = this.engine.clock.estimate();
    if (row.expires_on !== null && row.expires_on < now.toISOString().slice(0, 10)) return undefined;
    if (row.used_at === null || now.getTime() - row.used_at.getTime() > SEEN_EVERY_MS) {
      await this.tokens.update({ id: row.id }, { used_at: now });
    }
    this.remember(digest, row.user_id);
    return this.principal(row.user_id);
  }

  /** Ends one session. */
  async end(secret: string): Promise<void> {
    const digest = digestOf(secret);
    await this.sessions.delete({ token_hash: digest });
    this.trusted.delete(digest);
  }

  /** Ends every session of a user, on all devices. */
  async endAll(userId: string): Promise<void> {
    await this.sessions.delete({ user_id: userId });
    this.forget(userId);
  }

  /** Asks the database again who may still come in: after a change that ended sessions and tokens of a user. */
  forget(userId: string): void {
    for (const [digest, entry] of this.trusted) if (entry.userId === userId) this.trusted.delete(digest);
  }

  /**
   * Makes an API token; its text is shown once and never again: it is not kept with the key of the request, so a
   * repeated one makes no second token and throws `FW_IDENTITY_TOKEN_SHOWN`. The session that asks stays locked until
   * the token is there, so that whatever ends the session ends the token too; throws `FW_IDENTITY_SIGNED_OUT` after it.
   */
  async createToken(
    { principal: asker, sessionSecret = '' }: RequestContext,
    { name, expiresOn }: NewToken,
    idempotency: IdempotencyRequest | undefined,
  ): Promise<{ id: string; token: string }> {
    const id = newId().replaceAll('-', '').slice(-16);
    const secret = newSecret();
    const row = {
      id,
      user_id: asker.user.id,
      name,
      secret_hash: digestOf(secret),
      created_at: this.engine.clock.estimate(),
      expires_on: expiresOn ?? null,
      used_at: null,
    };
    const made = await this.engine.once(asker, idempotency, async (manager) => {
      const sessions = manager.getRepository(SessionsTable).createQueryBuilder('session');
      const held = sessions.where({ token_hash: digestOf(sessionSecret) }).setLock('pessimistic_read');
      if ((await held.getOne()) === null) throw SignedOut({});
      await manager.getRepository(ApiTokensTable).insert(row);
      return id;
    });
    if (made !== id) throw TokenShown({});
    return { id, token: `fwk_${id}_${secret}` };
  }

  /** The tokens of a user, newest first, without their secrets. */
  async listTokens(userId: string): Promise<Record<string, unknown>[]> {
    const rows = await this.tokens.find({ where: { user_id: userId }, order: { created_at: 'DESC' } });
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created_at,
      expiresOn: row.expires_on,
      usedAt: row.used_at,
    }));
  }

  /** Ends a token of a user at once on this server, within a second on others. */
  async revokeToken(userId: string, id: string): Promise<void> {
    await this.tokens.delete({ id, user_id: userId });
    this.forget(userId);
  }

  private get sessions() {
    return this.engine.dataSource.getRepository(SessionsTable);
  }

  private get tokens() {
    return this.engine.dataSource.getRepository(ApiTokensTable);
  }

  private expiry(now: Date): Date {
    return new Date(now.getTime() + this.config.SESSION_HOURS * 3_600_000);
  }

  private recall(digest: string): string | undefined {
    const entry = this.trusted.get(digest);
    if (entry === undefined) return undefined;
    if (entry.untilMs > performance.now()) return entry.userId;
    this.trusted.delete(digest);
    return undefined;
  }

  private remember(digest: string, userId: string): void {
    if (this.trusted.size > MAX_TRUSTED) this.trusted.clear();
    this.trusted.set(digest, { userId, untilMs: performance.now() + TRUST_MS });
  }

  private async principal(userId: string): Promise<UserPrincipal | undefined> {
    try {
      const principal = await this.engine.people.principal(userId);
      return principal.kind === 'user' ? principal : undefined;
    } catch (error) {
      if (PersonMissing.is(error)) return undefined;
      throw error;
    }
  }
}
