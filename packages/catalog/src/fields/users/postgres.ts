import { defineFieldPostgres } from '@formwork/storage';
import { convertToIdList, idListChecks } from '../../columns/id-list.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';

/** The ids of people in an array. */
export const usersPostgres = defineFieldPostgres({
  id: 'users',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns, field) => idListChecks(columns[0]!, field),
  index: (purpose) => (purpose === 'filter' ? 'gin' : undefined),
  convertFrom: convertToIdList,
});
