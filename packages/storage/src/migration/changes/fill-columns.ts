import { type SqlFragment, sql, toStatement } from '../../sql/sql.ts';
import type { ColumnShape, TableName } from '../shape/table-shape.ts';
import { defineChange, tableSql } from './change-kind.ts';

/** Records that have no value get the field's default. */
export interface FillColumns {
  readonly kind: 'fill-column';
  readonly table: TableName;
  readonly field: string;
  readonly columns: readonly ColumnShape[];
  readonly values: readonly SqlFragment[];
}

export const fillColumns = defineChange<FillColumns>({
  kind: 'fill-column',
  subject: ({ table, field }) => `${table.table}.${field}`,
  describe: ({ table, field }) => ({
    en: `Give records of ${table.table} without ${field} its default.`,
    'zh-CN': `为 ${table.table} 中没有 ${field} 的记录填入默认值。`,
  }),
  compile: ({ table, columns, values }) => {
    const set = columns.map((column, index) => sql`${sql.identifier(column.name)} = ${values[index]!}`);
    const needed = columns.filter((column) => column.isNotNull);
    const empty = needed.map((column) => sql`${sql.identifier(column.name)} is null`);
    return [toStatement(sql`update ${tableSql(table)} set ${sql.join(set)} where ${sql.join(empty, ' or ')}`)];
  },
  locks: ({ table }) => [{ table, mode: 'ROW EXCLUSIVE' }],
});
