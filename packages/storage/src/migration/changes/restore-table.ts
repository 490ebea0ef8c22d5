import { sql, toStatement } from '../../sql/sql.ts';
import type { TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange, tableSql } from './change-kind.ts';
import { renameEntityInLedgers } from './ledger-sql.ts';

/** A parked table whose entity came back. */
export interface RestoreTable {
  readonly kind: 'restore-table';
  readonly table: TableName;
  readonly parkedAs: string;
}

export const restoreTable = defineChange<RestoreTable>({
  kind: 'restore-table',
  subject: ({ table }) => table.table,
  describe: ({ table, parkedAs }) => ({
    en: `Bring back ${table.table} with the records that were kept aside as ${parkedAs}.`,
    'zh-CN': `恢复 ${table.table} 以及以 ${parkedAs} 之名保留的记录。`,
  }),
  compile: ({ table, parkedAs }) => [
    alterTable({ ...table, table: parkedAs }, sql`rename to ${sql.identifier(table.table)}`),
    toStatement(sql`comment on table ${tableSql(table)} is null`),
    ...renameEntityInLedgers(table.schema, parkedAs, table.table),
  ],
  locks: ({ table, parkedAs }) => [{ table: { ...table, table: parkedAs }, mode: 'ACCESS EXCLUSIVE' }],
});
