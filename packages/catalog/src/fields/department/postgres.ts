import { defineFieldPostgres } from '@formwork/storage';
import { encodeId } from '../../columns/encode-scalar.ts';

/** The id of a department in a uuid column with a foreign key. */
export const departmentPostgres = defineFieldPostgres({
  id: 'department',
  encode: encodeId,
  present: (columns) => columns[0]!,
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
});
