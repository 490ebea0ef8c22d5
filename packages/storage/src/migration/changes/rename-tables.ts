import { sql } from '../../sql/sql.ts';
import type { Rename } from '../plan/order-renames.ts';
import { alterTable, defineChange } from './change-kind.ts';
import { renameEntityInLedgers } from './ledger-sql.ts';

/** Entities that changed their names, every value kept. */
export interface RenameTables {
  readonly kind: 'rename-tables';
  readonly schema: string;
  /** What happens, for people. */
  readonly renames: readonly Rename[];
  /** The same in an order that PostgreSQL can do, with passing names where names are swapped. */
  readonly moves: readonly Rename[];
}

export const renameTables = defineChange<RenameTables>({
  kind: 'rename-tables',
  subject: ({ renames }) => renames.map(({ from, to }) => `${from}>${to}`).join(','),
  describe: ({ renames }) => ({
    en: `Rename ${renames.map(({ from, to }) => `${from} to ${to}`).join(', ')}; all records and their history stay.`,
    'zh-CN': `将${renames.map(({ from, to }) => ` ${from} 重命名为 ${to}`).join('、')}；所有记录及其历史保留。`,
  }),
  compile: ({ schema, moves }) =>
    moves.flatMap(({ from, to }) => [
      alterTable({ schema, table: from }, sql`rename to ${sql.identifier(to)}`),
      ...renameEntityInLedgers(schema, from, to),
    ]),
  locks: ({ schema, renames }) =>
    renames.map(({ from }) => ({ table: { schema, table: from }, mode: 'ACCESS EXCLUSIVE' })),
});
