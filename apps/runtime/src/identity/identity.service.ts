import type { Engine, IdempotencyRequest, UserFacts } from '@formwork/engine';
import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '../http/request-context.ts';
import { ENGINE } from '../tokens.ts';
import { OneTimeLinkInvalid, PersonInvalid, SignInRefused } from './identity.errors.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { Preferences } from './read-preferences.ts';
import { type PresentedSession, presentSession } from './present-session.ts';
import { csrfTokenOf, equalSecrets, newSecret } from './secret-token.ts';
import { type NewToken, type ProvenPerson, SessionStore } from './session-store.ts';
import { SignInLimiter } from './sign-in-limiter.ts';

/** Proves who somebody is. Passwords never leave it. */
@Injectable()
export class IdentityService {
  private readonly limiter = new SignInLimiter();
  private oneTimeSecret: string | undefined;
  private lastAttempt: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(SessionStore) private readonly store: SessionStore,
  ) {}

  /** Whose password it is. Throws `FW_IDENTITY_SIGN_IN`, the same and as slowly for every cause, or `FW_IDENTITY_THROTTLED`. */
  async signIn(login: string, password: string, address: string): Promise<ProvenPerson> {
    this.limiter.begin(login, address);
    const found = await this.engine.people.findCredentials(login.trim());
    const passwordHash = found?.passwordHash ?? undefined;
    if (!(await verifyPassword(passwordHash, password)) || found === undefined || passwordHash === undefined)
      throw SignInRefused({});
    this.limiter.succeed(login, address);
    return { id: found.id, passwordHash };
  }

  /** A secret for the link of the first administrator, valid until used or until the process ends. */
  openOneTimeLink(): string {
    this.oneTimeSecret = newSecret();
    return this.oneTimeSecret;
  }

  /** Makes the first administrator; of many at once exactly one succeeds, and the others learn that the link is used. */
  createFirstAdministrator(
    token: string,
    person: { login: string; name: string; password: string },
  ): Promise<ProvenPerson> {
    const make = async (): Promise<ProvenPerson> => {
      if (this.oneTimeSecret === undefined || !equalSecrets(this.oneTimeSecret, token)) throw OneTimeLinkInvalid({});
      const passwordHash = await hashPassword(person.password);
      const id = await this.engine.people.createFirstAdministrator({
        login: readLogin(person.login),
        name: person.name,
        passwordHash,
        design: true,
        administer: true,
      });
      this.oneTimeSecret = undefined;
      return { id, passwordHash };
    };
    // One at a time: nobody waits in the database for a link that somebody else is using up.
    const mine = this.lastAttempt.then(make);
    this.lastAttempt = mine.catch(() => undefined);
    return mine;
  }

  async updatePreferences(userId: string, changes: Preferences): Promise<void> {
    await this.engine.people.updateUser(userId, changes);
  }

  /**
   * Changes the own password and ends every session and token of the person: whoever knew the old one is out. Of two
   * changes at once the second is refused, for its current password is so no more.
   */
  async changePassword(user: UserFacts, current: string, next: string, address: string): Promise<ProvenPerson> {
    const { passwordHash: known } = await this.signIn(user.login, current, address);
    const passwordHash = await hashPassword(next);
    if (!(await this.engine.people.updateUser(user.id, { passwordHash }, { passwordHash: known })))
      throw SignInRefused({});
    this.store.forget(user.id);
    return { id: user.id, passwordHash };
  }

  /** Throws `FW_IDENTITY_PERSON` for a last day that is no date, `FW_IDENTITY_TOKEN_SHOWN` for a repeated request. */
  async createToken(
    asker: RequestContext,
    token: NewToken,
    idempotency: IdempotencyRequest | undefined,
  ): Promise<{ id: string; token: string }> {
    if (token.expiresOn !== undefined && !isDay(token.expiresOn)) {
      throw PersonInvalid({ reason: 'The last day is not a date such as 2027-01-31.' });
    }
    return this.store.createToken(asker, token, idempotency);
  }

  /** A session as its own browser may see it. */
  async present(userId: string, secret: string): Promise<PresentedSession> {
    const [principal, person, departments] = await Promise.all([
      this.engine.people.principal(userId),
      this.engine.people.findPerson(userId),
      this.engine.people.departments.list(),
    ]);
    if (principal.kind !== 'user' || person === undefined) throw SignInRefused({});
    return presentSession(principal.user, person, departments, csrfTokenOf(secret));
  }
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A sign-in name: 2 to 60 letters, digits, dots, hyphens, underscores or an e-mail address. Throws `FW_IDENTITY_PERSON`. */
export function readLogin(login: string): string {
  const trimmed = login.trim().normalize('NFKC');
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,59}$/u.test(trimmed)) {
    throw PersonInvalid({ reason: 'A sign-in name has 2 to 60 letters, digits, dots, hyphens, underscores or @.' });
  }
  return trimmed;
}
