import { type SqlFragment, sql, toStatement } from '../../sql/sql.ts';
import type { Rename } from '../plan/order-renames.ts';
import type { TableName } from '../shape/table-shape.ts';
import { defineChange, tableSql } from './change-kind.ts';

/** Options of a choice, or states, that changed their names: records follow. */
export interface RenameValues {
  readonly kind: 'rename-value';
  readonly table: TableName;
  readonly field: string;
  readonly column: string;
  /** True when the column holds a list of values. */
  readonly isList: boolean;
  readonly values: readonly Rename[];
}

/** The value of a column after the renames; all at once, so that swapped names need no passing name. */
export function renamedValueSql(column: SqlFragment, values: readonly Rename[], isList: boolean): SqlFragment {
  const cases = (value: SqlFragment): SqlFragment =>
    sql`case ${value} ${sql.join(
      values.map(({ from, to }) => sql`when ${sql.literal(from)} then ${sql.literal(to)}`),
      ' ',
    )} else ${value} end`;
  if (!isList) return cases(column);
  const item = sql.constant('item.value');
  return sql`case when ${column} is null then null else array(select ${cases(item)}
    from unnest(${column}) with ordinality item(value, place) order by place) end`;
}

export const renameValues = defineChange<RenameValues>({
  kind: 'rename-value',
  subject: ({ table, field, values }) =>
    `${table.table}.${field}:${values.map(({ from, to }) => `${from}>${to}`).join(',')}`,
  describe: ({ table, field, values }) => ({
    en: `In ${field} of ${table.table} rename ${values.map(({ from, to }) => `"${from}" to "${to}"`).join(', ')}.`,
    'zh-CN': `将 ${table.table} 的 ${field} 中${values.map(({ from, to }) => `“${from}”重命名为“${to}”`).join('、')}。`,
  }),
  compile: ({ table, column, isList, values }) => {
    const name = sql.identifier(column);
    const old = sql`array[${sql.join(values.map(({ from }) => sql.literal(from)))}]`;
    const affected = isList ? sql`${name} && ${old}` : sql`${name} = any(${old})`;
    return [
      toStatement(
        sql`update ${tableSql(table)} set ${name} = ${renamedValueSql(name, values, isList)} where ${affected}`,
      ),
    ];
  },
  locks: ({ table }) => [{ table, mode: 'ROW EXCLUSIVE' }],
});
