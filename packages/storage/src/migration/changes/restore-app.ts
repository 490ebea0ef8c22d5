import { sql, toStatement } from '../../sql/sql.ts';
import { defineChange } from './change-kind.ts';

/** The schema of an app that came back. */
export interface RestoreApp {
  readonly kind: 'restore-app';
  readonly schema: string;
  readonly parkedAs: string;
}

export const restoreApp = defineChange<RestoreApp>({
  kind: 'restore-app',
  subject: ({ schema }) => schema,
  describe: ({ schema, parkedAs }) => ({
    en: `Bring back the app ${schema} with everything that was kept aside as ${parkedAs}.`,
    'zh-CN': `恢复应用 ${schema} 以及以 ${parkedAs} 之名保留的全部内容。`,
  }),
  compile: ({ schema, parkedAs }) =>
    [
      sql`alter schema ${sql.identifier(parkedAs)} rename to ${sql.identifier(schema)}`,
      sql`comment on schema ${sql.identifier(schema)} is null`,
    ].map(toStatement),
  locks: () => [],
});
