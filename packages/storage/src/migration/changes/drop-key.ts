import type { TableName } from '../shape/table-shape.ts';
import { defineChange } from './change-kind.ts';
import { dropKeyStatement } from './key-sql.ts';

/** A constraint or index that the definition no longer asks for. No value is lost by it. */
export interface DropKey {
  readonly kind: 'drop-key';
  readonly table: TableName;
  readonly name: string;
  readonly object: 'constraint' | 'index';
}

export const dropKey = defineChange<DropKey>({
  kind: 'drop-key',
  subject: ({ table, name }) => `${table.table}.${name}`,
  describe: ({ table, name, object }) => ({
    en: `Remove the ${object} ${name} of ${table.table}.`,
    'zh-CN': `移除 ${table.table} 的${object === 'index' ? '索引' : '约束'} ${name}。`,
  }),
  compile: ({ table, name, object }) => [dropKeyStatement(table, name, object)],
  locks: ({ table }) => [{ table, mode: 'ACCESS EXCLUSIVE' }],
});
