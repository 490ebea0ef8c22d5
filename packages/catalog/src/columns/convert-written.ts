import type { FieldInstance } from '@formwork/definition';
import type { FieldCheck, FieldConversion, SqlFragment } from '@formwork/storage';
import { checkedConversion } from './checked-conversion.ts';
import { sourceColumn } from './source-column.ts';

/**
 * Converts texts to a type that keeps them in one way of writing: `rewrite` gives that way, and a text that breaks a
 * check afterwards is no such value. Other columns are not offered.
 */
export function convertWritten(
  from: FieldInstance,
  columns: readonly SqlFragment[],
  checksOf: (text: SqlFragment) => readonly FieldCheck[],
  rewrite: (text: SqlFragment) => SqlFragment = (text) => text,
): FieldConversion | undefined {
  if (sourceColumn(from)?.kind !== 'text' || columns.length !== 1) return undefined;
  const source = columns[0]!;
  const using = rewrite(source);
  return checkedConversion({ source, using: [using], checks: checksOf(using), isLossy: false });
}
