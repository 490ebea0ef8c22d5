import { type SqlFragment, sql } from '../../sql/sql.ts';
import type { ColumnShape, TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange } from './change-kind.ts';
import { columnSql } from './column-sql.ts';

/** The columns of a new field. */
export interface AddColumns {
  readonly kind: 'add-column';
  readonly table: TableName;
  readonly field: string;
  readonly columns: readonly ColumnShape[];
  /** The values that existing records get, as SQL constants by column; absent: they are empty. */
  readonly fill?: readonly SqlFragment[];
}

/**
 * A filled column is added with a default that is taken away again: PostgreSQL keeps it once for all old rows, so
 * that ten million records take no longer than ten.
 */
export const addColumns = defineChange<AddColumns>({
  kind: 'add-column',
  subject: ({ table, field }) => `${table.table}.${field}`,
  describe: ({ table, field, fill }) => ({
    en: `Add ${field} to ${table.table}${fill === undefined ? '' : '; existing records get its default'}.`,
    'zh-CN': `为 ${table.table} 增加 ${field}${fill === undefined ? '' : '；现有记录取其默认值'}。`,
  }),
  compile: ({ table, columns, fill }) =>
    columns.flatMap((column, index) => {
      const value = fill?.[index];
      if (value === undefined) return [alterTable(table, sql`add column ${columnSql(column)}`)];
      return [
        alterTable(table, sql`add column ${columnSql(column)} default ${value}`),
        alterTable(table, sql`alter column ${sql.identifier(column.name)} drop default`),
      ];
    }),
  locks: ({ table }) => [{ table, mode: 'ACCESS EXCLUSIVE' }],
});
