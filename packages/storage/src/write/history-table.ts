import type { EntityModel, FieldInstance } from '@formwork/definition';
import { columnsOf } from '../record/field-value.ts';
import { param } from '../record/record-binds.ts';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/** The quoted history table of an app. */
export function historyTable(app: string): SqlFragment {
  return sql.identifier(app, '_history');
}

/** What an entry of history is made from. */
export interface HistorySource {
  readonly id: SqlFragment;
  readonly version: SqlFragment;
  readonly at: SqlFragment;
  readonly by: SqlFragment;
  readonly changes: SqlFragment;
}

/**
 * An insert of one history entry, as a step of the statement that makes the change; where its values come from a row,
 * the caller adds the `from`. Parameters: `action`, `transition`, `lines`.
 */
export function historyInsert(entity: EntityModel, source: HistorySource): SqlFragment {
  const { id, version, at, by, changes } = source;
  return sql`insert into ${historyTable(entity.app)} ("entity", "record_id", "version", "at", "by", "action", "transition", "changes", "lines") select ${entity.name}::text, ${id}, ${version}, ${at}, ${by}, ${param('action')}::text, ${param('transition')}::text, ${changes}, ${param('lines')}::jsonb`;
}

/** What two frames of one record differ in. */
export interface RecordChanges {
  /** `{field: [from, to]}` of the fields that differ, as wire values. */
  readonly changes: SqlFragment;
  /** True when any differs. */
  readonly differs: SqlFragment;
}

/** Compares the columns of fields that keep some. */
export function changesBetween(
  system: RecordCompiler,
  before: RecordFrame,
  after: RecordFrame,
  fields: readonly FieldInstance[],
): RecordChanges {
  if (fields.length === 0) return { changes: sql`'{}'::jsonb`, differs: sql`false` };
  const parts = fields.map((field) => {
    const is = columnsOf(after, field);
    const differs = sql.join(
      columnsOf(before, field).map((was, part) => sql`${was} is distinct from ${is[part]!}`),
      ' or ',
    );
    const values = sql`${system.presented(before, field)}, ${system.presented(after, field)}`;
    const change = sql`case when ${differs} then jsonb_build_object(${sql.literal(field.name)}::text, jsonb_build_array(${values})) else '{}'::jsonb end`;
    return { change, differs };
  });
  return {
    changes: sql`(${sql.join(
      parts.map(({ change }) => change),
      ' || ',
    )})`,
    differs: sql`(${sql.join(
      parts.map(({ differs }) => differs),
      ' or ',
    )})`,
  };
}
