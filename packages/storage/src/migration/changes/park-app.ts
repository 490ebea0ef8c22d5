import { sql, toStatement } from '../../sql/sql.ts';
import { parkedComment } from '../live/parked-name.ts';
import { defineChange } from './change-kind.ts';

/** The schema of an app that leaves the workspace: kept aside with everything in it, never dropped. */
export interface ParkApp {
  readonly kind: 'park-app';
  readonly schema: string;
  readonly parkedAs: string;
  readonly tables: number;
}

/** PostgreSQL locks no table for it: who is at work there finishes, and the next statement no longer finds the app. */
export const parkApp = defineChange<ParkApp>({
  kind: 'park-app',
  subject: ({ schema }) => schema,
  describe: ({ schema, parkedAs, tables }) => ({
    en: `Take the app ${schema} out of use; its ${tables} tables with all records and their history are kept aside as ${parkedAs}.`,
    'zh-CN': `停用应用 ${schema}；其 ${tables} 个数据表及全部记录和历史以 ${parkedAs} 之名保留。`,
  }),
  compile: ({ schema, parkedAs }) =>
    [
      sql`alter schema ${sql.identifier(schema)} rename to ${sql.identifier(parkedAs)}`,
      sql`comment on schema ${sql.identifier(parkedAs)} is ${sql.literal(parkedComment(schema))}`,
    ].map(toStatement),
  locks: () => [],
});
