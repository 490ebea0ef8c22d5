import { type FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { convertToText } from '../../columns/convert-text.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { numberOption } from '../../values/options.ts';

/** Several lines in a text column; too long for an index that sorts. */
export const longTextPostgres = defineFieldPostgres({
  id: 'long-text',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => lengthCheck(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? 'trigram' : undefined),
  convertFrom: (from, columns, to) => convertToText(from, columns, (text) => lengthCheck(text, to.definition)),
});

function lengthCheck(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  const most = sql.constant(String(numberOption(field, 'maxLength', 20_000)));
  return [{ suffix: 'length', sql: sql`char_length(${column}) between 1 and ${most}` }];
}
