import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { convertWritten } from '../../columns/convert-written.ts';
import { encodeScalar } from '../../columns/encode-scalar.ts';
import { LONGEST_URL } from './longest-url.ts';

/** Addresses that are written as the model would write them but for the slash after the host. */
const PLAIN = [
  "'^https?://([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z]([a-z0-9-]*[a-z0-9])?(:[0-9]{2,4})?",
  "([/?#][]!#$&-;=?@A-Z[a-z_~]*)?$'",
].join('');

/** An address in a text column. */
export const urlPostgres = defineFieldPostgres({
  id: 'url',
  encode: encodeScalar,
  present: (columns) => columns[0]!,
  checks: (columns) => addressChecks(columns[0]!),
  index: (purpose) => (purpose === 'search' ? 'trigram' : undefined),
  convertFrom: (from, columns) =>
    convertWritten(
      from,
      columns,
      (text) => [...addressChecks(text), ...plainChecks(text)],
      (text) => sql`regexp_replace(${text}, '^(https?://[^/?#]+)([?#]|$)', '\\1/\\2')`,
    ),
});

function addressChecks(column: SqlFragment): readonly FieldCheck[] {
  const most = sql.constant(String(LONGEST_URL));
  return [
    { suffix: 'length', sql: sql`char_length(${column}) <= ${most}` },
    { suffix: 'address', sql: sql`${column} ~ '^https?://[!-~]+$'` },
  ];
}

/** PostgreSQL cannot put an address in order, so only those are converted that are in order. */
function plainChecks(text: SqlFragment): readonly FieldCheck[] {
  return [
    { suffix: 'plain', sql: sql`${text} ~ ${sql.constant(PLAIN)}` },
    {
      suffix: 'steps',
      sql: sql`${text} !~ '/[.][.]?(/|[?#]|$)' and ${text} !~ '^(http://[^/]*:80|https://[^/]*:443)/'`,
    },
  ];
}
