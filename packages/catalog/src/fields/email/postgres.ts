import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { convertWritten } from '../../columns/convert-written.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { LONGEST_ADDRESS } from './longest-address.ts';

/** An address in a text column, in small letters. */
export const emailPostgres = defineFieldPostgres({
  id: 'email',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns) => addressChecks(columns[0]!),
  index: (purpose) => (purpose === 'search' ? 'trigram' : 'btree'),
  convertFrom: (from, columns) => convertWritten(from, columns, addressChecks, (text) => sql`lower(${text})`),
});

/** The shape of an address; whether the domain can be one is the model's to say. */
function addressChecks(column: SqlFragment): readonly FieldCheck[] {
  const most = sql.constant(String(LONGEST_ADDRESS));
  return [
    { suffix: 'length', sql: sql`char_length(${column}) <= ${most}` },
    {
      suffix: 'address',
      sql: sql`${column} ~ '^[^][:space:]@"(),:;<>[A-Z.]+([.][^][:space:]@"(),:;<>[A-Z.]+)*@([^][:space:]@"(),:;<>[A-Z._]+[.])+[^][:space:]@"(),:;<>[A-Z._]{2,}$'`,
    },
  ];
}
