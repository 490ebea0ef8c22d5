import type { ColumnType } from '@formwork/definition';
import { type SqlFragment, sql } from '@formwork/storage';

/** The wire value of one column: what `to_json` makes of this expression. */
export function presentColumn(column: ColumnType, value: SqlFragment): SqlFragment {
  switch (column.kind) {
    case 'numeric':
      return sql`${value}::text`;
    case 'timestamptz':
      return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    case 'text':
    case 'bigint':
    case 'boolean':
    case 'date':
    case 'uuid':
    case 'text[]':
    case 'uuid[]':
    case 'jsonb':
      return value;
  }
}

/** The same for a value that was computed and may have more decimals, or a wider type, than its column says. */
export function presentComputed(column: ColumnType, value: SqlFragment): SqlFragment {
  if (column.kind === 'numeric') return sql`round(${value}, ${sql.constant(String(column.scale))})::text`;
  if (column.kind === 'bigint') return sql`(${value})::bigint`;
  return presentColumn(column, value);
}
