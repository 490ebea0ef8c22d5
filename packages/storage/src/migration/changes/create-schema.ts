import { sql, toStatement } from '../../sql/sql.ts';
import { defineChange } from './change-kind.ts';

/** The schema of an app, which holds its tables. */
export interface CreateSchema {
  readonly kind: 'create-schema';
  readonly schema: string;
}

export const createSchema = defineChange<CreateSchema>({
  kind: 'create-schema',
  subject: ({ schema }) => schema,
  describe: ({ schema }) => ({
    en: `Create the schema "${schema}" for the tables of the app.`,
    'zh-CN': `为应用的数据表创建模式“${schema}”。`,
  }),
  compile: ({ schema }) => [toStatement(sql`create schema ${sql.identifier(schema)}`)],
  locks: () => [],
});
