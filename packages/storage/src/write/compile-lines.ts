import { systemAccess } from '@formwork/access';
import type { EntityModel, FieldInstance } from '@formwork/definition';
import { type CompiledStatement, compileStatement } from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import { now, param } from '../record/record-binds.ts';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { changesBetween } from './history-table.ts';
import { formatNumber, sequenceFields, takeNumbers } from './number-sequence.ts';
import { writtenColumns } from './record-values.ts';
import { liveCondition } from './live-condition.ts';

/**
 * One statement that makes the lines of the given parents be exactly the given ones. Gives one column: what changed, as
 * `{added: [{id, …}], changed: [{id, changes: {field: [from, to]}}], removed: [{id, …}]}`, or null for nothing.
 * Parameters: `parents` (ids), `rows` (JSON: `valueRow` with `id`, `parent`, `position`, `is_new`), `author`, `timeZone`.
 * Lines that are not new must be lines of these parents; others are left alone.
 */
export function compileSaveLines(storage: StorageModel, entity: EntityModel): CompiledStatement {
  return storage.statements.get(`lines|${entity.id}`, () => compileStatement(linesSql(storage, entity)));
}

function linesSql(storage: StorageModel, entity: EntityModel): SqlFragment {
  const { system } = createRecordCompiler(storage, systemAccess(storage.model));
  const table = tableOf(entity);
  const columns = writtenColumns(entity);
  const names = columns.map((column) => sql.identifier(column.name));
  const types = columns.map((column, index) => sql`, ${names[index]!} ${sql.constant(column.type)}`);
  const input = sql`i as (select * from json_to_recordset(${param('rows')}::json) as i("id" uuid, "parent" uuid, "position" int, "is_new" boolean${sql.join(types, '')}))`;
  const differs = sql.join(
    [
      sql`t."position" is distinct from i."position"`,
      ...names.map((name) => sql`t.${name} is distinct from i.${name}`),
    ],
    ' or ',
  );
  const sets = sql.join([
    sql`"version" = t."version" + 1`,
    sql`"updated_at" = ${now}`,
    sql`"updated_by" = ${param('author')}::uuid`,
    sql`"position" = i."position"`,
    ...names.map((name) => sql`${name} = i.${name}`),
  ]);
  const ofParents = sql`t."parent" = any(${param('parents')}::uuid[])`;
  const sequences = sequenceFields(entity);
  const counters = sequences.map(
    (field, index) =>
      sql`${sql.identifier(`n${index}`)} as (${takeNumbers(entity, field, sql`(select count(*) from i where i."is_new")`)})`,
  );
  const fields = [...entity.fields.values()].filter(isKept);
  const steps = [
    input,
    sql`b as (select t.* from ${table} t where ${ofParents} for update)`,
    sql`g as (delete from ${table} t where ${ofParents} and not exists (select 1 from i where i."id" = t."id" and not i."is_new") returning t.*)`,
    sql`u as (update ${table} t set ${sets} from i where t."id" = i."id" and not i."is_new" and ${ofParents} and (${differs}) returning t.*)`,
    ...counters,
    sql`a as (${insertLines(entity, names)})`,
  ];
  const frame = (name: string): RecordFrame => ({ ...system.frame(entity.id), alias: sql.identifier(name) });
  const { changes, differs: hasChanged } = changesBetween(system, frame('b'), frame('u'), fields);
  const parts = [
    sql`'added', (select json_agg(${lineJson(system, frame('a'), fields)} order by a."parent", a."position") from a)`,
    sql`'changed', (select json_agg(json_build_object('id', u."id", 'changes', ${changes}) order by u."parent", u."position") from u join b on b."id" = u."id" where ${hasChanged})`,
    sql`'removed', (select json_agg(${lineJson(system, frame('g'), fields)} order by g."parent", g."position") from g)`,
  ];
  return sql`with ${sql.join(steps)} select nullif(json_strip_nulls(json_build_object(${sql.join(parts)}))::text, '{}') where ${liveCondition(storage, entity)}`;
}

function insertLines(entity: EntityModel, names: readonly SqlFragment[]): SqlFragment {
  const sequences = sequenceFields(entity);
  const place = sql`row_number() over (order by i."parent", i."position")`;
  const numbers = sequences.map((field, index) => {
    const taken = sql`(select "value" from ${sql.identifier(`n${index}`)})`;
    return sql`, ${formatNumber(field, sql`${taken} - count(*) over () + ${place}`)}`;
  });
  const columns = sql.join(
    [...names, ...sequences.map((field) => sql.identifier(field.name))].map((n) => sql`, ${n}`),
    '',
  );
  const values = sql.join(
    names.map((name) => sql`, i.${name}`),
    '',
  );
  return sql`insert into ${tableOf(entity)} ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "parent", "position"${columns}) select i."id", 1, ${now}, ${param('author')}::uuid, ${now}, ${param('author')}::uuid, i."parent", i."position"${values}${sql.join(numbers, '')} from i where i."is_new" and i."parent" = any(${param('parents')}::uuid[]) returning *`;
}

function isKept(field: FieldInstance): boolean {
  return !field.isSystem && ['column', 'columns', 'sequence'].includes(field.shape.shape);
}

/** A line as history keeps it: its id and its own values. */
function lineJson(system: RecordCompiler, frame: RecordFrame, fields: readonly FieldInstance[]): SqlFragment {
  const row = system.alias();
  const values = fields.map((field) => sql`, ${system.presented(frame, field)} as ${sql.identifier(field.name)}`);
  return sql`(select row_to_json(${row}) from (select ${frame.alias}."id" as "id"${sql.join(values, '')}) ${row})`;
}
