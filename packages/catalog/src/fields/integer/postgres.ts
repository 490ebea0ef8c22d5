import { type FieldCheck, type SqlFragment, defineFieldPostgres } from '@formwork/storage';
import type { FieldDefinition } from '@formwork/definition';
import { convertToBigint } from '../../columns/convert-number.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { rangeCheck } from '../../columns/range-check.ts';

/** A whole number in a bigint column, kept to what JSON numbers hold exactly. */
export const integerPostgres = defineFieldPostgres({
  id: 'integer',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => integerChecks(columns[0]!, field.definition),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) =>
    convertToBigint(from, columns, (converted) => integerChecks(converted, to.definition)),
});

function integerChecks(column: SqlFragment, field: FieldDefinition): readonly FieldCheck[] {
  return rangeCheck(column, field, 'int8range', { least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER });
}
