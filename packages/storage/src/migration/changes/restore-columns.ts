import { sql, toStatement } from '../../sql/sql.ts';
import type { Rename } from '../plan/order-renames.ts';
import type { TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange, tableSql } from './change-kind.ts';
import { renameFieldInCounters } from './ledger-sql.ts';

/** Parked columns whose field came back, with the values that they kept. */
export interface RestoreColumns {
  readonly kind: 'restore-column';
  readonly table: TableName;
  readonly field: string;
  /** Parked name to present name. */
  readonly columns: readonly Rename[];
}

export const restoreColumns = defineChange<RestoreColumns>({
  kind: 'restore-column',
  subject: ({ table, field }) => `${table.table}.${field}`,
  describe: ({ table, field }) => ({
    en: `Bring back ${field} of ${table.table} with the values that were kept aside.`,
    'zh-CN': `恢复 ${table.table} 的 ${field} 以及保留的值。`,
  }),
  compile: ({ table, field, columns }) => [
    ...columns.flatMap(({ from, to }) => [
      alterTable(table, sql`rename column ${sql.identifier(from)} to ${sql.identifier(to)}`),
      toStatement(sql`comment on column ${tableSql(table)}.${sql.identifier(to)} is null`),
    ]),
    renameFieldInCounters(table.schema, table.table, columns[0]!.from, field),
  ],
  locks: ({ table }) => [{ table, mode: 'ACCESS EXCLUSIVE' }],
});
