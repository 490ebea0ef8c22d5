import type { FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, defineFieldPostgres } from '@formwork/storage';
import { convertToBigint } from '../../columns/convert-number.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { within } from '../../columns/range-check.ts';
import { mostStars } from './model.ts';

/** Stars in a bigint column that the database keeps within their range. */
export const ratingPostgres = defineFieldPostgres({
  id: 'rating',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => starCheck(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) => convertToBigint(from, columns, (stars) => starCheck(stars, to.definition)),
});

function starCheck(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  return [{ suffix: 'stars', sql: within(column, 'int8range', { least: 1, most: mostStars(field) }) }];
}
