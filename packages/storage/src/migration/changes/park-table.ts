import { sql, toStatement } from '../../sql/sql.ts';
import { parkedComment } from '../live/parked-name.ts';
import type { Rename } from '../plan/order-renames.ts';
import type { TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange, tableSql } from './change-kind.ts';
import { renameEntityInLedgers } from './ledger-sql.ts';

/** A table whose entity left the definition: kept aside under another name, never dropped. */
export interface ParkTable {
  readonly kind: 'park-table';
  readonly table: TableName;
  readonly parkedAs: string;
  /** The primary key stays, under a name that leaves the old one free. */
  readonly primaryKey?: Rename;
}

export const parkTable = defineChange<ParkTable>({
  kind: 'park-table',
  subject: ({ table }) => table.table,
  describe: ({ table, parkedAs }) => ({
    en: `Take ${table.table} out of use; its records are kept aside as ${parkedAs}.`,
    'zh-CN': `停用 ${table.table}；其记录以 ${parkedAs} 之名保留。`,
  }),
  compile: ({ table, parkedAs, primaryKey }) => [
    ...(primaryKey === undefined
      ? []
      : [
          alterTable(
            table,
            sql`rename constraint ${sql.identifier(primaryKey.from)} to ${sql.identifier(primaryKey.to)}`,
          ),
        ]),
    alterTable(table, sql`rename to ${sql.identifier(parkedAs)}`),
    toStatement(
      sql`comment on table ${tableSql({ ...table, table: parkedAs })} is ${sql.literal(parkedComment(table.table))}`,
    ),
    ...renameEntityInLedgers(table.schema, table.table, parkedAs),
  ],
  locks: ({ table }) => [{ table, mode: 'ACCESS EXCLUSIVE' }],
});
