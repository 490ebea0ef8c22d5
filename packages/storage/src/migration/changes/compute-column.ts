import type { SqlStatement } from '../../sql/sql.ts';
import type { TableName } from '../shape/table-shape.ts';
import { defineChange } from './change-kind.ts';

/** A stored formula is computed for the records that exist. */
export interface ComputeColumn {
  readonly kind: 'compute-column';
  readonly table: TableName;
  readonly field: string;
  /** The statement that computes it for every record. */
  readonly refresh: SqlStatement;
}

export const computeColumn = defineChange<ComputeColumn>({
  kind: 'compute-column',
  subject: ({ table, field }) => `${table.table}.${field}`,
  describe: ({ table, field }) => ({
    en: `Compute ${field} for the records of ${table.table}.`,
    'zh-CN': `为 ${table.table} 的记录计算 ${field}。`,
  }),
  compile: ({ refresh }) => [refresh],
  // Records that are written meanwhile would be computed by the earlier expression and never again.
  locks: ({ table }) => [{ table, mode: 'SHARE ROW EXCLUSIVE' }],
});
