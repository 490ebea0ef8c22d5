import type { FieldDefinition } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { type FieldCheck, type FieldConversion, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { type NumericColumn, convertToNumeric } from '../../columns/convert-number.ts';
import { rangeCheck } from '../../columns/range-check.ts';
import { sourceColumn } from '../../columns/source-column.ts';
import { textArray } from '../../columns/text-array.ts';
import { moneyCurrencies } from './model.ts';

/** An amount in a numeric column, its currency in a text column beside it. */
export const moneyPostgres = defineFieldPostgres({
  id: 'money',
  encode: encodeMoney,
  present: ([amount, currency]) =>
    sql`case when ${amount} is null then null else json_build_object('amount', ${amount}::text, 'currency', ${currency}) end`,
  member: (columns, key) => columns[key === 'currency' ? 1 : 0]!,
  checks: (columns, field) => moneyChecks(columns, field.definition),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) => {
    const currency = moneyCurrencies(to.definition)?.[0];
    if (columns.length > 1)
      return fromMoney(columns, from.definition, to.definition, sourceColumn(to) as NumericColumn);
    if (currency === undefined) return undefined;
    const conversion = convertToNumeric(from, columns, sourceColumn(to) as NumericColumn, (amount) =>
      rangeCheck(amount, to.definition, 'numrange'),
    );
    const code = sql`case when ${columns[0]!} is null then null else ${sql.literal(currency)}::text end`;
    return conversion && { ...conversion, using: [...conversion.using, code] };
  },
});

function encodeMoney(value: Json | null): readonly unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [null, null];
  const { amount, currency } = value as { readonly amount?: Json; readonly currency?: Json };
  return [amount ?? null, currency ?? null];
}

function moneyChecks(columns: readonly SqlFragment[], field: FieldDefinition): readonly FieldCheck[] {
  const [amount, currency] = [columns[0]!, columns[1]!];
  const codes = moneyCurrencies(field);
  const isCode = codes === undefined ? sql`${currency} ~ '^[A-Z]{3}$'` : sql`${currency} = any (${textArray(codes)})`;
  return [
    { suffix: 'whole', sql: sql`(${amount} is null) = (${currency} is null)` },
    { suffix: 'currency', sql: isCode },
    ...rangeCheck(amount, field, 'numrange'),
  ];
}

/** Other digits, limits or currencies of the same kind of value. */
function fromMoney(
  columns: readonly SqlFragment[],
  from: FieldDefinition,
  to: FieldDefinition,
  column: NumericColumn,
): FieldConversion {
  const [amount, currency] = [columns[0]!, columns[1]!];
  const digits = sql.constant(`numeric(${column.precision ?? 38}, ${column.scale})`);
  const scale = sql.constant(String(column.scale));
  const converted = [sql`${amount}::${digits}`, currency];
  const checks = sql.join(
    moneyChecks(converted, to).map((check) => sql`(${check.sql})`),
    ' and ',
  );
  const limit = sql.constant(`1e${(column.precision ?? 38) - column.scale}::numeric`);
  const fits = sql`round(${amount}, ${scale}) = ${amount} and abs(${amount}) < ${limit}`;
  return {
    using: converted,
    fails: sql`(case when ${amount} is null then false when not (${fits}) then true else not coalesce(${checks}, true) end)`,
    isLossy: from.type !== to.type,
  };
}
