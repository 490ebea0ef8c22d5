import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { convertWritten } from '../../columns/convert-written.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';

/** A number in a text column: `+`, digits, and the extension. */
export const phonePostgres = defineFieldPostgres({
  id: 'phone',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns) => numberCheck(columns[0]!),
  index: (purpose) => (purpose === 'search' ? 'trigram' : 'btree'),
  // Signs between the digits mean nothing; whatever else is written, such as a second number, is for people to mend.
  convertFrom: (from, columns) =>
    convertWritten(from, columns, numberCheck, (text) => sql`regexp_replace(${text}, '[ ().-]', '', 'g')`),
});

function numberCheck(column: SqlFragment): readonly FieldCheck[] {
  return [{ suffix: 'number', sql: sql`${column} ~ '^[+][1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$'` }];
}
