import { sql } from '../../sql/sql.ts';
import type { Rename } from '../plan/order-renames.ts';
import type { TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange } from './change-kind.ts';
import { renameFieldInCounters } from './ledger-sql.ts';

/** Fields of a table that changed their names, every value kept. */
export interface RenameColumns {
  readonly kind: 'rename-columns';
  /** The table under its new name: tables are renamed before columns. */
  readonly table: TableName;
  /** The table's name before the publish, for locks. */
  readonly formerTable: string;
  /** What happens, for people. */
  readonly renames: readonly Rename[];
  /** Fields in an order without collisions, with passing names where names are swapped. */
  readonly fieldMoves: readonly Rename[];
  /** The same for columns: a field may have several. */
  readonly columnMoves: readonly Rename[];
}

export const renameColumns = defineChange<RenameColumns>({
  kind: 'rename-columns',
  subject: ({ table, renames }) => `${table.table}.${renames.map(({ from, to }) => `${from}>${to}`).join(',')}`,
  describe: ({ table, renames }) => ({
    en: `In ${table.table} rename ${renames.map(({ from, to }) => `${from} to ${to}`).join(', ')}; all values and their history stay.`,
    'zh-CN': `在 ${table.table} 中将${renames.map(({ from, to }) => ` ${from} 重命名为 ${to}`).join('、')}；所有值及其历史保留。`,
  }),
  compile: ({ table, fieldMoves, columnMoves }) => [
    ...columnMoves.map(({ from, to }) =>
      alterTable(table, sql`rename column ${sql.identifier(from)} to ${sql.identifier(to)}`),
    ),
    ...fieldMoves.map(({ from, to }) => renameFieldInCounters(table.schema, table.table, from, to)),
  ],
  locks: ({ table, formerTable }) => [{ table: { ...table, table: formerTable }, mode: 'ACCESS EXCLUSIVE' }],
});
