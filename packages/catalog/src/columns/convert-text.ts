import type { FieldInstance } from '@formwork/definition';
import { type FieldCheck, type FieldConversion, type SqlFragment, sql } from '@formwork/storage';
import { checkedConversion } from './checked-conversion.ts';
import { presentColumn } from './present-column.ts';
import { sourceColumn } from './source-column.ts';

/** Converts whatever one column holds to text as it is on the wire; empty texts become null. */
export function convertToText(
  from: FieldInstance,
  columns: readonly SqlFragment[],
  checksOf: (converted: SqlFragment) => readonly FieldCheck[],
  fails?: (text: SqlFragment) => SqlFragment,
): FieldConversion | undefined {
  const column = sourceColumn(from);
  const isNamed =
    column?.kind === 'uuid' || column?.kind === 'text[]' || column?.kind === 'uuid[]' || column?.kind === 'jsonb';
  if (column === undefined || isNamed || columns.length !== 1) return undefined;
  const source = columns[0]!;
  const text = column.kind === 'text' ? source : sql`(${presentColumn(column, source)})::text`;
  return checkedConversion({
    source,
    ...(fails === undefined ? {} : { fails: fails(text) }),
    using: [text],
    checks: checksOf(text),
    isLossy: false,
  });
}
