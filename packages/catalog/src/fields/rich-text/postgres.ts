import { type FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { convertToText } from '../../columns/convert-text.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { within } from '../../columns/range-check.ts';
import { numberOption } from '../../values/options.ts';
import { RICH_TEXT_LENGTH } from './rich-text-length.ts';

/** Markdown in a text column; too long for an index that sorts. */
export const richTextPostgres = defineFieldPostgres({
  id: 'rich-text',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => lengthCheck(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? 'trigram' : undefined),
  convertFrom: (from, columns, to) => convertToText(from, columns, (text) => lengthCheck(text, to.definition)),
});

function lengthCheck(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  const bounds = { least: 1, most: numberOption(field, 'maxLength', RICH_TEXT_LENGTH) };
  return [{ suffix: 'length', sql: within(sql`char_length(${column})`, 'int4range', bounds) }];
}
