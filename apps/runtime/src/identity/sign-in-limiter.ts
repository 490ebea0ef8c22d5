import { SignInThrottled } from './identity.errors.ts';

interface Attempts {
  failures: number;
  resetAtMs: number;
}

/** Failures allowed for one account from one address, for one account from everywhere, and from one address. */
const PER_PAIR = 5;
const PER_ACCOUNT = 50;
const PER_ADDRESS = 30;
const WINDOW_MS = 60_000;
/** Bound on remembered keys, so that a flood of names cannot fill the memory. */
const MAX_KEYS = 10_000;

/**
 * Counts sign-ins within a minute, before the password is looked at: of a thousand sent at once no more are tried than
 * of a thousand sent in turn. A success is taken back. Five wrong passwords close an account to the address that they
 * came from and to nobody else, so that a stranger cannot lock its owner out; guesses from many addresses are bounded
 * by the account's own, much higher limit. The account is the folded login alone: nothing else in a request varies it.
 */
export class SignInLimiter {
  private readonly attempts = new Map<string, Attempts>();

  constructor(private readonly nowMs: () => number = Date.now) {}

  /** Counts an attempt. Throws `FW_IDENTITY_THROTTLED` when the account or the address has used up its attempts. */
  begin(login: string, address: string): void {
    for (const [key, limit] of keysOf(login, address)) {
      const entry = this.attempts.get(key);
      if (entry !== undefined && entry.resetAtMs > this.nowMs() && entry.failures >= limit) {
        throw SignInThrottled({ retryAfterSeconds: Math.ceil((entry.resetAtMs - this.nowMs()) / 1000) });
      }
    }
    this.count(login, address);
  }

  /** Takes a success back and forgets the failures of the account from this address. */
  succeed(login: string, address: string): void {
    for (const [key] of keysOf(login, address)) {
      const entry = this.attempts.get(key);
      if (entry !== undefined && entry.failures > 0) entry.failures -= 1;
    }
    this.attempts.delete(pairKey(login, address));
  }

  private count(login: string, address: string): void {
    if (this.attempts.size > MAX_KEYS) this.forgetOld();
    for (const [key] of keysOf(login, address)) {
      const entry = this.attempts.get(key);
      if (entry === undefined || entry.resetAtMs <= this.nowMs()) {
        this.attempts.set(key, { failures: 1, resetAtMs: this.nowMs() + WINDOW_MS });
      } else entry.failures += 1;
    }
  }

  private forgetOld(): void {
    for (const [key, entry] of this.attempts) if (entry.resetAtMs <= this.nowMs()) this.attempts.delete(key);
    if (this.attempts.size > MAX_KEYS) this.attempts.clear();
  }
}

function keysOf(login: string, address: string): [string, number][] {
  return [
    [pairKey(login, address), PER_PAIR],
    [accountKey(login), PER_ACCOUNT],
    [addressKey(address), PER_ADDRESS],
  ];
}

function pairKey(login: string, address: string): string {
  return `${accountKey(login)} ${addressKey(address)}`;
}

/**
 * Coarser than what the database takes for the same login: without case, marks, width and surrounding space. Two
 * spellings that reach one account never have two keys, even where the database folds letters by other rules.
 */
function accountKey(login: string): string {
  return `account:${login.trim().normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i')}`;
}

function addressKey(address: string): string {
  return `address:${address}`;
}
