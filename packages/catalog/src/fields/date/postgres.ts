import type { FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, defineFieldPostgres } from '@formwork/storage';
import { convertToDate } from '../../columns/convert-date.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { rangeCheck } from '../../columns/range-check.ts';

/** A civil date in a date column. */
export const datePostgres = defineFieldPostgres({
  id: 'date',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => dateChecks(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) => convertToDate(from, columns, (converted) => dateChecks(converted, to.definition)),
});

/** PostgreSQL knows infinity and years that the wire has no digits for. */
function dateChecks(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  return rangeCheck(column, field, 'daterange', { least: '0001-01-01', most: '9999-12-31' });
}
