import type { FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, sql } from '@formwork/storage';

/** The ranges that checks are made with; the column must be of exactly their element's type. */
export type RangeType = 'int4range' | 'int8range' | 'numrange' | 'daterange' | 'tstzrange';

/** The ends of a range, both within it; an absent one is open. */
export interface Bounds {
  readonly least?: string | number | undefined;
  readonly most?: string | number | undefined;
}

/**
 * True for a value from `least` to `most`. One comparison with a constant, since PostgreSQL reads every check of a table
 * anew for each statement that writes to it: two comparisons cost it half as much again (docs/benchmarks.md).
 */
export function within(value: SqlFragment, type: RangeType, { least = '', most = '' }: Bounds): SqlFragment {
  return sql`${value} <@ ${sql.literal(`[${least},${most}]`)}::${sql.constant(type)}`;
}

/** The check that a column lies between `min` and `max` of its field; without them, within what the column may hold. */
export function rangeCheck(
  column: SqlFragment,
  field: FieldDefinition,
  type: RangeType,
  widest: Bounds = {},
): readonly FieldCheck[] {
  const least = boundOf(field['min']) ?? widest.least;
  const most = boundOf(field['max']) ?? widest.most;
  if (least === undefined && most === undefined) return [];
  return [{ suffix: 'range', sql: within(column, type, { least, most }) }];
}

function boundOf(option: unknown): string | number | undefined {
  return typeof option === 'string' || typeof option === 'number' ? option : undefined;
}
