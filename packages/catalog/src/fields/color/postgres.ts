import type { FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { convertWritten } from '../../columns/convert-written.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { textArray } from '../../columns/text-array.ts';
import { offeredColors } from './model.ts';

/** A colour in a text column, as # and six small digits. */
export const colorPostgres = defineFieldPostgres({
  id: 'color',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => colorChecks(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) =>
    convertWritten(
      from,
      columns,
      (text) => colorChecks(text, to.definition),
      (text) => sql`lower(${text})`,
    ),
});

function colorChecks(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  const offered = offeredColors(field);
  if (offered !== undefined) return [{ suffix: 'offered', sql: sql`${column} = any (${textArray(offered)})` }];
  return [{ suffix: 'digits', sql: sql`${column} ~ '^#[0-9a-f]{6}$'` }];
}
