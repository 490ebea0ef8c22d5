import { SignInThrottled } from './identity.errors.ts';

interface Attempts {
  failures: number;
  resetAtMs: number;
}

/** Failures allowed for one account and from one address within the window. */
const PER_ACCOUNT = 5;
const PER_ADDRESS = 30;
const WINDOW_MS = 60_000;
/** Bound on remembered keys, so that a flood of names cannot fill the memory. */
const MAX_KEYS = 10_000;

/**
 * Counts failed sign-ins per account and per address within a minute. The account key is the normalised login alone,
 * so nothing else in the request can vary it.
 */
export class SignInLimiter {
  private readonly attempts = new Map<string, Attempts>();

  constructor(private readonly nowMs: () => number = Date.now) {}

  /** Throws `FW_IDENTITY_THROTTLED` when the account or the address has failed too often. */
  check(login: string, address: string): void {
    for (const [key, limit] of keysOf(login, address)) {
      const entry = this.attempts.get(key);
      if (entry !== undefined && entry.resetAtMs > this.nowMs() && entry.failures >= limit) {
        throw SignInThrottled({ retryAfterSeconds: Math.ceil((entry.resetAtMs - this.nowMs()) / 1000) });
      }
    }
  }

  /** Remembers a failure. */
  fail(login: string, address: string): void {
    if (this.attempts.size > MAX_KEYS) this.forgetOld();
    for (const [key] of keysOf(login, address)) {
      const entry = this.attempts.get(key);
      if (entry === undefined || entry.resetAtMs <= this.nowMs()) {
        this.attempts.set(key, { failures: 1, resetAtMs: this.nowMs() + WINDOW_MS });
      } else entry.failures += 1;
    }
  }

  /** Forgets the account's failures after a success. */
  succeed(login: string): void {
    this.attempts.delete(`account:${normaliseLogin(login)}`);
  }

  private forgetOld(): void {
    for (const [key, entry] of this.attempts) if (entry.resetAtMs <= this.nowMs()) this.attempts.delete(key);
    if (this.attempts.size > MAX_KEYS) this.attempts.clear();
  }
}

function keysOf(login: string, address: string): [string, number][] {
  return [
    [`account:${normaliseLogin(login)}`, PER_ACCOUNT],
    [`address:${address}`, PER_ADDRESS],
  ];
}

/** Sign-in names compare without case and surrounding space. */
export function normaliseLogin(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase();
}
