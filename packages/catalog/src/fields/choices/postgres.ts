import type { FieldDefinition } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { checkedConversion } from '../../columns/checked-conversion.ts';
import { sourceColumn } from '../../columns/source-column.ts';
import { textArray } from '../../columns/text-array.ts';
import { choiceOptions } from '../../values/choice-options.ts';
import { numberOption } from '../../values/options.ts';

/** The values of the options picked, in an array of texts. */
export const choicesPostgres = defineFieldPostgres({
  id: 'choices',
  encode: (value: Json | null) => [value],
  present: (columns) => columns[0]!,
  checks: (columns, field) => choicesChecks(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'filter' ? 'gin' : undefined),
  convertFrom: (from, columns, to) => {
    const kind = sourceColumn(from)?.kind;
    if (kind !== 'text' && kind !== 'text[]') return undefined;
    const source = columns[0]!;
    const using = kind === 'text[]' ? source : sql`case when ${source} is null then null else array[${source}] end`;
    return checkedConversion({ source, using: [using], checks: choicesChecks(using, to.definition), isLossy: false });
  },
});

function choicesChecks(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  const values = choiceOptions(field).map((option) => option.value);
  const least = sql.constant(String(Math.max(1, numberOption(field, 'minItems', 1))));
  const most = sql.constant(String(numberOption(field, 'maxItems', 500)));
  return [
    { suffix: 'options', sql: sql`${column} <@ ${textArray(values)}` },
    { suffix: 'count', sql: sql`cardinality(${column}) between ${least} and ${most}` },
  ];
}
