import { type SqlStatement, sql, toStatement } from '../../sql/sql.ts';
import type { Rename } from '../plan/order-renames.ts';
import type { TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange } from './change-kind.ts';

/** Constraints and indexes whose names follow renamed tables and columns. */
export interface RenameKeys {
  readonly kind: 'rename-keys';
  readonly schema: string;
  /** In an order without collisions. */
  readonly moves: readonly (Rename & { readonly table: TableName; readonly object: 'constraint' | 'index' })[];
}

export const renameKeys = defineChange<RenameKeys>({
  kind: 'rename-keys',
  subject: ({ schema }) => schema,
  describe: ({ moves }) => ({
    en: `Let the names of ${moves.length} constraints and indexes follow.`,
    'zh-CN': `${moves.length} 个约束和索引的名称随之更改。`,
  }),
  compile: ({ moves }) =>
    moves.map(({ table, object, from, to }): SqlStatement => {
      const target = sql.identifier(to);
      if (object === 'constraint')
        return alterTable(table, sql`rename constraint ${sql.identifier(from)} to ${target}`);
      return toStatement(sql`alter index ${sql.identifier(table.schema, from)} rename to ${target}`);
    }),
  locks: () => [],
});
