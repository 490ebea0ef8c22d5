import type { FieldInstance } from '@formwork/definition';
import { referredEntity } from '@formwork/definition';
import { type FieldCheck, type FieldConversion, type SqlFragment, sql } from '@formwork/storage';
import { MOST_LISTED } from '../values/record-ids.ts';
import { numberOption } from '../values/options.ts';
import { checkedConversion } from './checked-conversion.ts';
import { sourceColumn } from './source-column.ts';

/** What the database keeps of a list of ids: no gaps, and neither too few nor too many. */
export function idListChecks(column: SqlFragment, field: FieldInstance): readonly FieldCheck[] {
  const least = sql.constant(String(Math.max(1, numberOption(field.definition, 'minItems', 1))));
  const most = sql.constant(String(numberOption(field.definition, 'maxItems', MOST_LISTED)));
  return [
    { suffix: 'count', sql: sql`cardinality(${column}) between ${least} and ${most}` },
    { suffix: 'whole', sql: sql`array_position(${column}, null) is null` },
  ];
}

/** One record becomes a list of one; a list stays as it is. Both must refer to the same entity. */
export function convertToIdList(
  from: FieldInstance,
  columns: readonly SqlFragment[],
  to: FieldInstance,
): FieldConversion | undefined {
  const kind = sourceColumn(from)?.kind;
  const source = columns[0]!;
  if (referredEntity(from.type) !== referredEntity(to.type) || (kind !== 'uuid' && kind !== 'uuid[]')) return undefined;
  const using = kind === 'uuid[]' ? source : sql`case when ${source} is null then null else array[${source}] end`;
  return checkedConversion({ source, using: [using], checks: idListChecks(using, to), isLossy: false });
}

/** A list of one becomes that one; longer lists would lose records. Both must refer to the same entity. */
export function convertToId(
  from: FieldInstance,
  columns: readonly SqlFragment[],
  to: FieldInstance,
): FieldConversion | undefined {
  if (referredEntity(from.type) !== referredEntity(to.type) || sourceColumn(from)?.kind !== 'uuid[]') return undefined;
  const source = columns[0]!;
  const fails = sql`cardinality(${source}) > 1`;
  return checkedConversion({ source, fails, using: [sql`${source}[1]`], checks: [], isLossy: false });
}
