import { defineFieldPostgres, sql } from '@formwork/storage';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { presentComputed } from '../../columns/present-column.ts';

/** A value found in another table while reading. */
export const lookupPostgres = defineFieldPostgres({
  id: 'lookup',
  encode: encodeScalar,
  present: (columns, { shape }) => ('column' in shape ? presentComputed(shape.column, columns[0]!) : sql`null`),
  index: (purpose, { shape }) =>
    shape.shape === 'derived' && shape.stored && purpose !== 'search' ? 'btree' : undefined,
});
