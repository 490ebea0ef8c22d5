import { type FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { convertToText } from '../../columns/convert-text.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { within } from '../../columns/range-check.ts';
import { numberOption } from '../../values/options.ts';

/** A b-tree entry holds about 2,700 bytes, and a character takes up to four. */
const MOST_INDEXED = 600;

/** A line of text in a text column. */
export const textPostgres = defineFieldPostgres({
  id: 'text',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => lengthCheck(columns[0]!, field.definition),
  index: (purpose, field) => {
    if (purpose === 'search') return 'trigram';
    return mostLength(field.definition) <= MOST_INDEXED ? 'btree' : undefined;
  },
  convertFrom: (from, columns, to) =>
    convertToText(
      from,
      columns,
      (text) => lengthCheck(text, to.definition),
      (text) => sql`${text} ~ '[[:cntrl:]]'`,
    ),
});

function mostLength(field: FieldDefinition): number {
  return numberOption(field, 'maxLength', 400);
}

function lengthCheck(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  const bounds = { least: numberOption(field, 'minLength', 1), most: mostLength(field) };
  return [{ suffix: 'length', sql: within(sql`char_length(${column})`, 'int4range', bounds) }];
}
