import { sql, toStatement } from '../../sql/sql.ts';
import { PLATFORM_SCHEMA } from '../shape/system-columns.ts';
import type { KeyShape, TableName, TableShape } from '../shape/table-shape.ts';
import { defineChange, tableSql } from './change-kind.ts';
import { columnSql } from './column-sql.ts';
import { addKeyStatement } from './key-sql.ts';

/** A new table with its columns, checks, indexes and links to the platform; links between entities follow when every table is there. */
export interface CreateTable {
  readonly kind: 'create-table';
  readonly table: TableName;
  readonly shape: TableShape;
}

export const createTable = defineChange<CreateTable>({
  kind: 'create-table',
  subject: ({ table }) => table.table,
  describe: ({ table, shape }) => ({
    en: `Create the table ${table.table} with ${shape.columns.filter((column) => column.field !== undefined).length} columns of its own.`,
    'zh-CN': `创建数据表 ${table.table}，含 ${shape.columns.filter((column) => column.field !== undefined).length} 个自有列。`,
  }),
  compile: ({ table, shape }) => [
    toStatement(sql`create table ${tableSql(table)} (${sql.join(shape.columns.map(columnSql))})`),
    ...shape.keys
      .filter((key) => !isLinkBetweenEntities(key))
      .map((key) => addKeyStatement(table, key, { isDeferred: false })),
  ],
  locks: ({ shape }) =>
    shape.keys.flatMap((key) =>
      key.kind === 'foreign-key' && !isLinkBetweenEntities(key)
        ? [{ table: key.target, mode: 'SHARE ROW EXCLUSIVE' as const }]
        : [],
    ),
});

/** True for a foreign key whose target may be made by the same publish. */
export function isLinkBetweenEntities(key: KeyShape): boolean {
  return key.kind === 'foreign-key' && key.target.schema !== PLATFORM_SCHEMA;
}
