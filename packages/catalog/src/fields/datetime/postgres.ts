import { defineFieldPostgres } from '@formwork/storage';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { presentColumn } from '../../columns/present-column.ts';
import { within } from '../../columns/range-check.ts';

/** PostgreSQL knows infinity and years that the wire has no digits for. */
const YEARS = { least: '0001-01-01T00:00:00Z', most: '9999-12-31T23:59:59.999999Z' };

/** An instant in a timestamptz column. */
export const datetimePostgres = defineFieldPostgres({
  id: 'datetime',
  encode: encodeScalar,
  present: (columns) => presentColumn({ kind: 'timestamptz' }, columns[0]!),
  checks: (columns) => [{ suffix: 'years', sql: within(columns[0]!, 'tstzrange', YEARS) }],
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
});
