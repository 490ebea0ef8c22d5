import type { Model } from '@formwork/definition';
import type { PostgresFields } from '../fields/field-postgres.ts';

/** A model together with what storage needs to know to keep it, and what was worked out for it so far. */
export interface StorageModel {
  readonly model: Model;
  readonly fields: PostgresFields;
  /** Of the apps that are live: writes make sure that they still are. Absent where nothing is published. */
  readonly revisions?: ReadonlyMap<string, number>;
  /** Stored formulas (`shop.order_line.amount`) whose column is being filled: until it is, they are computed when read. */
  readonly filling?: ReadonlySet<string>;
  readonly statements: RecentCache;
  /** Plans of lists that were asked for. */
  readonly plans: RecentCache;
}

/** Remembers what was made for a key; the least recently used is forgotten first. */
export interface RecentCache {
  get<T>(key: string, make: () => T): T;
  readonly size: number;
}

const STATEMENTS_KEPT = 2_000;
const PLANS_KEPT = 1_000;

/** One per published model: when it goes, its statements go. */
export function createStorageModel(
  model: Model,
  fields: PostgresFields,
  published: Pick<StorageModel, 'revisions' | 'filling'> = {},
): StorageModel {
  return Object.freeze({
    model,
    fields,
    ...published,
    statements: createRecentCache(STATEMENTS_KEPT),
    plans: createRecentCache(PLANS_KEPT),
  });
}

/** Makes a cache of at most `limit` entries. */
export function createRecentCache(limit: number): RecentCache {
  const entries = new Map<string, unknown>();
  return {
    get size() {
      return entries.size;
    },
    get<T>(key: string, make: () => T): T {
      if (entries.has(key)) {
        const known = entries.get(key) as T;
        entries.delete(key);
        entries.set(key, known);
        return known;
      }
      const made = make();
      if (entries.size >= limit) entries.delete(entries.keys().next().value!);
      entries.set(key, made);
      return made;
    },
  };
}
