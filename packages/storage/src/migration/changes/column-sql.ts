import { type SqlFragment, sql } from '../../sql/sql.ts';
import type { ColumnShape } from '../shape/table-shape.ts';

/** A column as `create table` and `add column` take it. The type comes from the closed table of `columnTypeText`. */
export function columnSql(column: ColumnShape): SqlFragment {
  const notNull = column.isNotNull ? sql.constant(' not null') : sql.empty;
  return sql`${sql.identifier(column.name)} ${sql.constant(column.type)}${notNull}`;
}

/** Names in order, quoted, with commas. */
export function columnList(names: readonly string[]): SqlFragment {
  return sql.join(names.map((name) => sql.identifier(name)));
}
