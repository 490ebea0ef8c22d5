import { sql } from '../../sql/sql.ts';
import type { TableName } from '../shape/table-shape.ts';
import { alterTable, defineChange } from './change-kind.ts';

/** A constraint that old rows were never checked against, because a publish was broken off after its commit. */
export interface ValidateKey {
  readonly kind: 'validate-key';
  readonly table: TableName;
  readonly name: string;
}

export const validateKey = defineChange<ValidateKey>({
  kind: 'validate-key',
  subject: ({ table, name }) => `${table.table}.${name}`,
  describe: ({ table, name }) => ({
    en: `Check the records of ${table.table} against ${name}.`,
    'zh-CN': `按 ${name} 检查 ${table.table} 的记录。`,
  }),
  compile: ({ table, name }) => [alterTable(table, sql`validate constraint ${sql.identifier(name)}`)],
  locks: ({ table }) => [{ table, mode: 'SHARE UPDATE EXCLUSIVE' }],
});
