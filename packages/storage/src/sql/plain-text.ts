import type { SqlFragment } from './sql.ts';

/** The text of a fragment that has no parameters, for DDL. Throws a `TypeError` when it has one: DDL takes none. */
export function plainText(fragment: SqlFragment): string {
  if (fragment.values.length > 0) throw new TypeError('DDL takes no parameters: write the value with sql.literal.');
  return fragment.chunks[0]!;
}
