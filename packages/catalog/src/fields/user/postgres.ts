import { defineFieldPostgres } from '@formwork/storage';
import { encodeId } from '../../columns/encode-scalar.ts';
import { convertToId } from '../../columns/id-list.ts';

/** The id of a person in a uuid column with a foreign key. */
export const userPostgres = defineFieldPostgres({
  id: 'user',
  encode: encodeId,
  present: (columns) => columns[0]!,
  index: (purpose) => (purpose === 'search' ? undefined : 'btree'),
  convertFrom: convertToId,
});
