import { isId } from '@formwork/kernel';
import type { Pool } from 'pg';
import { PersonMissing } from './people.errors.ts';
import { type Principal } from './principal.ts';
import { readUserFacts } from './read-user-facts.ts';

/** How long an entry is believed without any news. In milliseconds. */
const oldestMs = 60_000;
/** The most people whose facts are kept. */
const most = 5_000;

interface Entry {
  readonly principal: Promise<Principal>;
  readonly readAtMs: number;
}

/**
 * The principals of people, by user id. Invalidated by notifications from whoever changes people, on every server;
 * while notifications may be missed nothing is believed and each question reads the database: it fails closed.
 */
export interface PrincipalCache {
  /** Throws `FW_PEOPLE_MISSING` for a person who does not exist or is not active. */
  principal(userId: string): Promise<Principal>;
  /** Forgets one person, or everybody for `*`. */
  forget(userId: string): void;
}

/** Makes the cache; `isTrusted` says whether notifications arrive. */
export function createPrincipalCache(pool: Pool, isTrusted: () => boolean): PrincipalCache {
  const entries = new Map<string, Entry>();

  const read = async (userId: string): Promise<Principal> => {
    const user = isId(userId) ? await readUserFacts(pool, userId) : undefined;
    if (user === undefined) throw PersonMissing({});
    return Object.freeze({ kind: 'user', user });
  };

  return {
    principal: (userId) => {
      const known = entries.get(userId);
      if (known !== undefined && isTrusted() && Date.now() - known.readAtMs < oldestMs) return known.principal;
      const entry: Entry = { principal: read(userId), readAtMs: Date.now() };
      if (entries.size >= most) entries.clear();
      entries.set(userId, entry);
      entry.principal.catch(() => {
        if (entries.get(userId) === entry) entries.delete(userId);
      });
      return entry.principal;
    },
    forget: (userId) => {
      if (userId === '*') entries.clear();
      else entries.delete(userId);
    },
  };
}
