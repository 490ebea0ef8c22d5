import { defineFieldPostgres } from '@formwork/storage';
import { convertToText } from '../../columns/convert-text.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';

/** The number as text; storage keeps the counters. */
export const autonumberPostgres = defineFieldPostgres({
  id: 'autonumber',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  index: (purpose) => (purpose === 'search' ? 'trigram' : 'btree'),
  convertFrom: (from, columns) => convertToText(from, columns, () => []),
});
