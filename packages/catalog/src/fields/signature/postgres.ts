import { defineFieldPostgres, sql } from '@formwork/storage';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { LONGEST_PATH } from '../../values/pen-strokes.ts';

/** Path data in a text column; nothing sorts or compares by it. */
export const signaturePostgres = defineFieldPostgres({
  id: 'signature',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: ([column]) => [
    { suffix: 'length', sql: sql`char_length(${column}) <= ${sql.constant(String(LONGEST_PATH))}` },
    { suffix: 'path', sql: sql`${column} ~ '^(M[0-9]{1,3} [0-9]{1,3}(L[0-9]{1,3} [0-9]{1,3})+)+$'` },
  ],
  index: () => undefined,
});
