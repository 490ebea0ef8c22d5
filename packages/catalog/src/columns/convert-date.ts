import type { FieldInstance } from '@formwork/definition';
import { type FieldCheck, type FieldConversion, type SqlFragment, sql } from '@formwork/storage';
import { checkedConversion } from './checked-conversion.ts';
import { sourceColumn } from './source-column.ts';

/** Dates that exist, leap years included, so that the cast after it never throws. */
const DATE_TEXT = [
  "'^(?!0000)([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])",
  '|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))',
  "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)$'",
].join('');

/** Converts texts such as `2026-06-30` to a date column. Instants are not offered: whose day would it be? */
export function convertToDate(
  from: FieldInstance,
  columns: readonly SqlFragment[],
  checksOf: (converted: SqlFragment) => readonly FieldCheck[],
): FieldConversion | undefined {
  const kind = sourceColumn(from)?.kind;
  const source = columns[0]!;
  if (kind !== 'text' && kind !== 'date') return undefined;
  const using = sql`${source}::date`;
  return checkedConversion({
    source,
    ...(kind === 'text' ? { fails: sql`${source} !~ ${sql.constant(DATE_TEXT)}` } : {}),
    using: [using],
    checks: checksOf(using),
    isLossy: false,
  });
}
