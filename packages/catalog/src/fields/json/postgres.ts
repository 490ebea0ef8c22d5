import type { FieldInstance } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, defineFieldPostgres, sql } from '@formwork/storage';
import { mostBytes } from './model.ts';

/** A JSON value in a jsonb column. The schema is the model's to enforce; the database keeps kind and size. */
export const jsonPostgres = defineFieldPostgres({
  id: 'json',
  encode: (value) => [value === null ? null : JSON.stringify(value)],
  present: (columns) => columns[0]!,
  checks: (columns, field) => jsonChecks(columns[0]!, field),
  index: () => undefined,
});

/** PostgreSQL writes a space after each colon and comma, so its text is longer than what was counted. */
function jsonChecks(column: SqlFragment, field: FieldInstance): readonly FieldCheck[] {
  const most = sql.constant(String(mostBytes(field.definition) * 2));
  return [
    { suffix: 'kind', sql: sql`jsonb_typeof(${column}) in ('object', 'array')` },
    { suffix: 'size', sql: sql`octet_length(${column}::text) <= ${most}` },
  ];
}
