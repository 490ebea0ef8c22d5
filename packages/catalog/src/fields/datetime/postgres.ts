import { defineFieldPostgres, sql } from '@formwork/storage';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { presentColumn } from '../../columns/present-column.ts';

/** An instant in a timestamptz column. */
export const datetimePostgres = defineFieldPostgres({
  id: 'datetime',
  encode: encodeScalar,
  present: (columns) => presentColumn({ kind: 'timestamptz' }, columns[0]!),
  checks: (columns) => [
    {
      suffix: 'years',
      sql: sql`${columns[0]!} >= '0001-01-01T00:00:00Z'::timestamptz and ${columns[0]!} < '9999-12-31T24:00:00Z'::timestamptz`,
    },
  ],
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
});
