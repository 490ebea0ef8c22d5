import type { FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { convertToText } from '../../columns/convert-text.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { textArray } from '../../columns/text-array.ts';
import { choiceOptions } from '../../values/choice-options.ts';

/** The value of an option in a text column. */
export const choicePostgres = defineFieldPostgres({
  id: 'choice',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => optionCheck(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) => convertToText(from, columns, (text) => optionCheck(text, to.definition)),
});

function optionCheck(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  const values = choiceOptions(field).map((option) => option.value);
  return values.length === 0 ? [] : [{ suffix: 'options', sql: sql`${column} = any (${textArray(values)})` }];
}
