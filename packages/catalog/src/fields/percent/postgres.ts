import { defineFieldPostgres } from '@formwork/storage';
import { type NumericColumn, convertToNumeric } from '../../columns/convert-number.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { presentColumn } from '../../columns/present-column.ts';
import { rangeCheck } from '../../columns/range-check.ts';
import { sourceColumn } from '../../columns/source-column.ts';

/** A fraction in a numeric column of its scale. */
export const percentPostgres = defineFieldPostgres({
  id: 'percent',
  encode: encodeScalar,
  present: (columns) => presentColumn({ kind: 'numeric', scale: 0 }, columns[0]!),
  checks: (columns, field) => rangeCheck(columns[0]!, field.definition, 'numrange'),
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: (from, columns, to) =>
    convertToNumeric(from, columns, sourceColumn(to) as NumericColumn, (converted) =>
      rangeCheck(converted, to.definition, 'numrange'),
    ),
});
