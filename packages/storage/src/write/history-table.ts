import type { EntityModel, FieldInstance } from '@formwork/definition';
import { param } from '../record/record-binds.ts';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/** The quoted history table of an app. */
export function historyTable(app: string): SqlFragment {
  return sql.identifier(app, '_history');
}

/**
 * An insert of one history entry, as a step of the statement that makes the change. `from` gives one row with
 * `id`, `version`, `updated_at` and `updated_by`. Parameters: `action`, `transition`, `lines`.
 */
export function historyInsert(
  entity: EntityModel,
  alias: SqlFragment,
  from: SqlFragment,
  changes: SqlFragment,
): SqlFragment {
  return sql`insert into ${historyTable(entity.app)} ("entity", "record_id", "version", "at", "by", "action", "transition", "changes", "lines") select ${entity.name}::text, ${alias}."id", ${alias}."version", ${alias}."updated_at", ${alias}."updated_by", ${param('action')}::text, ${param('transition')}::text, c.changes, ${param('lines')}::jsonb from ${from} cross join lateral (select ${changes} as changes) c where c.changes <> '{}'::jsonb or ${param('action')}::text <> 'update' or ${param('lines')}::jsonb is not null`;
}

/** `{field: [from, to]}` of the fields whose value differs between two frames, as wire values. */
export function changesBetween(
  system: RecordCompiler,
  before: RecordFrame,
  after: RecordFrame,
  fields: readonly FieldInstance[],
): SqlFragment {
  const changes = fields.map((field) => {
    const was = system.presented(before, field);
    const is = system.presented(after, field);
    return sql`case when to_jsonb(${was}) is distinct from to_jsonb(${is}) then jsonb_build_object(${sql.literal(
      field.name,
    )}::text, jsonb_build_array(${was}, ${is})) else '{}'::jsonb end`;
  });
  return changes.length === 0 ? sql`'{}'::jsonb` : sql`(${sql.join(changes, ' || ')})`;
}
