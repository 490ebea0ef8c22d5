import { type FieldCheck, type FieldConversion, type SqlFragment, sql } from '@formwork/storage';
import type { ColumnType, FieldInstance } from '@formwork/definition';
import { checkedConversion } from './checked-conversion.ts';
import { sourceColumn } from './source-column.ts';

/** A numeric column type. */
export type NumericColumn = Extract<ColumnType, { kind: 'numeric' }>;

const NUMBER_TEXT = "'^-?[0-9]{1,30}([.][0-9]{1,20})?$'";

/** Converts whole numbers, decimals and texts that hold a number to a numeric column, never rounding. */
export function convertToNumeric(
  from: FieldInstance,
  columns: readonly SqlFragment[],
  to: NumericColumn,
  checksOf: (converted: SqlFragment) => readonly FieldCheck[],
): FieldConversion | undefined {
  const kind = sourceColumn(from)?.kind;
  const source = columns[0]!;
  if (kind !== 'bigint' && kind !== 'numeric' && kind !== 'text') return undefined;
  const number = sql`${source}::numeric`;
  const fits = fitsDigits(number, to);
  const using = sql`${number}::${sql.constant(`numeric(${to.precision ?? 38}, ${to.scale})`)}`;
  return checkedConversion({
    source,
    fails:
      kind === 'text'
        ? sql`case when ${source} ~ ${sql.constant(NUMBER_TEXT)} then not (${fits}) else true end`
        : sql`not (${fits})`,
    using: [using],
    checks: checksOf(using),
    isLossy: kind === 'text' || columns.length > 1,
  });
}

function fitsDigits(number: SqlFragment, { precision = 38, scale }: NumericColumn): SqlFragment {
  const limit = sql.constant(`1e${precision - scale}::numeric`);
  return sql`round(${number}, ${sql.constant(String(scale))}) = ${number} and abs(${number}) < ${limit}`;
}

/** Converts decimals without a fraction, and texts that hold a whole number, to a bigint column. */
export function convertToBigint(
  from: FieldInstance,
  columns: readonly SqlFragment[],
  checksOf: (converted: SqlFragment) => readonly FieldCheck[],
): FieldConversion | undefined {
  const kind = sourceColumn(from)?.kind;
  const source = columns[0]!;
  if (kind !== 'bigint' && kind !== 'numeric' && kind !== 'text') return undefined;
  const using = sql`${source}::bigint`;
  const fails =
    kind === 'text'
      ? sql`${source} !~ '^-?[0-9]{1,15}$'`
      : sql`${source} <> trunc(${source}::numeric) or abs(${source}::numeric) > 9007199254740991`;
  return checkedConversion({
    source,
    fails,
    using: [using],
    checks: checksOf(using),
    isLossy: kind === 'text' || columns.length > 1,
  });
}
