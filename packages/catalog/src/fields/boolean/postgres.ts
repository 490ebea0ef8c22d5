import { defineFieldPostgres } from '@formwork/storage';
import { encodeScalar } from '../../columns/encode-scalar.ts';

/** Yes, no or nothing in a boolean column; an index of two values would help nobody. */
export const booleanPostgres = defineFieldPostgres({
  id: 'boolean',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  index: () => undefined,
});
