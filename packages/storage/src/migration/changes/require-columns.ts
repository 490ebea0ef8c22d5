import { sql } from '../../sql/sql.ts';
import type { TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange } from './change-kind.ts';

/** A field became required, or stopped being so. */
export interface RequireColumns {
  readonly kind: 'require-column' | 'unrequire-column';
  readonly table: TableName;
  readonly field: string;
  readonly columns: readonly string[];
}

const requiring = (kind: RequireColumns['kind']) =>
  defineChange<RequireColumns>({
    kind,
    subject: ({ table, field }) => `${table.table}.${field}`,
    describe: ({ table, field }) =>
      kind === 'require-column'
        ? { en: `Make ${field} of ${table.table} required.`, 'zh-CN': `将 ${table.table} 的 ${field} 设为必填。` }
        : { en: `Let ${field} of ${table.table} be empty.`, 'zh-CN': `允许 ${table.table} 的 ${field} 为空。` },
    compile: ({ table, columns }) => {
      const action = sql.constant(kind === 'require-column' ? 'set not null' : 'drop not null');
      return columns.map((column) => alterTable(table, sql`alter column ${sql.identifier(column)} ${action}`));
    },
    locks: ({ table }) => [{ table, mode: 'ACCESS EXCLUSIVE' }],
  });

export const requireColumns = requiring('require-column');
export const unrequireColumns = requiring('unrequire-column');
