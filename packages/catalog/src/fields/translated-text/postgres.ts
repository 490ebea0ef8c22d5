import type { FieldInstance } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { type FieldCheck, type FieldConversion, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { checkedConversion } from '../../columns/checked-conversion.ts';
import { within } from '../../columns/range-check.ts';
import { sourceColumn } from '../../columns/source-column.ts';
import { longest, textLocales } from './model.ts';

/** A text column for each language; that of the first is never empty where there is a value. */
export const translatedTextPostgres = defineFieldPostgres({
  id: 'translated-text',
  encode: (value, field) => {
    const texts = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Record<
      string,
      Json
    >;
    return textLocales(field.definition).map((locale) => texts[locale] ?? null);
  },
  present: (columns, field) => {
    const pairs = textLocales(field.definition).map((locale, index) => sql`${sql.literal(locale)}, ${columns[index]!}`);
    return sql`case when ${columns[0]!} is null then null else json_strip_nulls(json_build_object(${sql.join(pairs)})) end`;
  },
  checks: textChecks,
  index: (purpose, field) => {
    if (purpose === 'search') return 'trigram';
    return longest(field.definition) <= 600 ? 'btree' : undefined;
  },
  convertFrom,
});

function textChecks(columns: readonly SqlFragment[], field: FieldInstance): readonly FieldCheck[] {
  const bounds = { least: 1, most: longest(field.definition) };
  const lengths = columns.map((column, index) => ({
    suffix: `length_${index}`,
    sql: within(sql`char_length(${column})`, 'int4range', bounds),
  }));
  const others = columns.slice(1);
  if (others.length === 0) return lengths;
  const whole = sql`${columns[0]!} is not null or coalesce(${sql.join(others)}) is null`;
  return [...lengths, { suffix: 'first', sql: whole }];
}

/** A text becomes that of the first language; languages keep their texts wherever they now stand. */
function convertFrom(
  from: FieldInstance,
  columns: readonly SqlFragment[],
  to: FieldInstance,
): FieldConversion | undefined {
  const before = from.definition.type === to.definition.type ? textLocales(from.definition) : undefined;
  if (before === undefined && (columns.length !== 1 || sourceColumn(from)?.kind !== 'text')) return undefined;
  const locales = textLocales(to.definition);
  const using = locales.map((locale, index) => {
    const at = before === undefined ? index : before.indexOf(locale);
    return (at < 0 ? undefined : columns[at]) ?? sql`null::text`;
  });
  const source = columns[0]!;
  const fails = sql`${using[0]!} is null${before === undefined ? sql` or ${source} ~ '[[:cntrl:]]'` : sql.empty}`;
  const isLossy = before?.some((locale) => !locales.includes(locale)) === true;
  return checkedConversion({ source, fails, using, checks: textChecks(using, to), isLossy });
}
