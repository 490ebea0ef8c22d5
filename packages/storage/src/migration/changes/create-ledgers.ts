import { sql, toStatement } from '../../sql/sql.ts';
import { defineChange } from './change-kind.ts';

/** The two tables that every app has beside its entities: the history of its records and the counters of its numbers. */
export interface CreateLedgers {
  readonly kind: 'create-ledgers';
  readonly schema: string;
}

export const createLedgers = defineChange<CreateLedgers>({
  kind: 'create-ledgers',
  subject: ({ schema }) => schema,
  describe: ({ schema }) => ({
    en: `Create the history and the number counters of "${schema}".`,
    'zh-CN': `为“${schema}”创建历史记录表和编号计数器表。`,
  }),
  compile: ({ schema }) => {
    const history = sql.identifier(schema, '_history');
    return [
      sql`create table ${history} (id bigint generated always as identity primary key, entity text not null,
        record_id uuid not null, version integer not null, at timestamptz not null, by uuid, action text not null,
        transition text, changes jsonb not null, lines jsonb)`,
      sql`create index _history_record_idx on ${history} (entity, record_id, id desc)`,
      sql`create table ${sql.identifier(schema, '_counters')} (entity text not null, field text not null,
        period text not null, value bigint not null, primary key (entity, field, period))`,
    ].map(toStatement);
  },
  locks: () => [],
});
