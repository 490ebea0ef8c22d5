import { defineFieldPostgres, sql } from '@formwork/storage';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { presentComputed } from '../../columns/present-column.ts';

/** The value of an expression, computed while reading or kept in a column. */
export const formulaPostgres = defineFieldPostgres({
  id: 'formula',
  encode: encodeScalar,
  present: (columns, { shape }) => ('column' in shape ? presentComputed(shape.column, columns[0]!) : sql`null`),
  index: (purpose, { shape }) =>
    shape.shape === 'derived' && shape.stored && purpose !== 'search' ? 'btree' : undefined,
});
