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
  /**
   * For a big table: computes it for some records, `BATCH_IDS` among its values. It is run after the publish, batch by
   * batch, and until the last one who reads the formula has it computed.
   */
  readonly batch?: SqlStatement;
}

/** Stands for the list of ids in the values of a batch. */
export const BATCH_IDS = '{fw:ids}';

export const computeColumn = defineChange<ComputeColumn>({
  kind: 'compute-column',
  subject: ({ table, field }) => `${table.table}.${field}`,
  describe: ({ table, field, batch }) => ({
    en: `Compute ${field} for the records of ${table.table}${batch === undefined ? '' : ', in batches after the publish; until then it is computed when it is read'}.`,
    'zh-CN': `为 ${table.table} 的记录计算 ${field}${batch === undefined ? '' : '（发布后分批进行；完成之前在读取时计算）'}。`,
  }),
  compile: ({ refresh, batch }) => (batch === undefined ? [refresh] : []),
  // Records that are written meanwhile would be computed by the earlier expression and never again.
  locks: ({ table }) => [{ table, mode: 'SHARE ROW EXCLUSIVE' }],
});
