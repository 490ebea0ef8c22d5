import type { Access, EntityAccess } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import {
  type CompiledStatement,
  type StatementRunner,
  compileStatement,
  execute,
} from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import { type RecordBinds, param } from '../record/record-binds.ts';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/**
 * The history of a record, newest first, as far as the caller may see the record and its fields today: entries of a
 * record that is hidden are not there, and changes of hidden fields are left out. Columns: entries (JSON), true, the id of the last entry given out when there are more. Parameters: `id`, `before`, `limit`.
 */
export function compileHistory(storage: StorageModel, access: Access, entity: EntityModel): CompiledStatement {
  return storage.statements.get(`${access.key}|history|${entity.id}`, () => {
    const compiler = createRecordCompiler(storage, access);
    const frame = compiler.frame(entity.id);
    const rows = compiler.rows(frame, 'read');
    const visible = sql`${frame.alias}."id" = ${param('id')}::uuid${rows === undefined ? sql.empty : sql` and ${rows}`}`;
    const history = sql.identifier(entity.app, '_history');
    const limit = sql`${param('limit')}::int`;
    const entry = sql`select h."id" as "~id", row_number() over (order by h."id" desc) as "~n", h."at", case when p."id" is null then null else json_build_object('id', p."id", 'name', p."name") end as "by", h."action", h."transition", h."version", ${changesJson(compiler, frame)} as "changes", ${linesJson(compiler, frame)} as "lines" from ${history} h left join formwork.users p on p."id" = h."by" where h."entity" = ${entity.name}::text and h."record_id" = ${frame.alias}."id" and (${param('before')}::bigint is null or h."id" < ${param('before')}::bigint) order by h."id" desc limit ${limit} + 1`;
    const shown = sql`json_build_object('at', to_char(e."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', e."by", 'action', e."action", 'transition', e."transition", 'version', e."version", 'changes', e."changes", 'lines', e."lines")`;
    return compileStatement(
      sql`select coalesce(json_agg(${shown} order by e."~id" desc) filter (where e."~n" <= ${limit}), '[]'::json)::text, true, case when count(e."~id") > ${limit} then (min(e."~id") filter (where e."~n" <= ${limit}))::text end from ${tableOf(entity)} ${frame.alias} left join lateral (${entry}) e on true where ${visible} group by ${frame.alias}."id"`,
    );
  });
}

/** A page of history; `undefined` when the record is not there, or not for the caller. `next` goes into `before`. */
export async function runHistory(
  runner: StatementRunner,
  statement: CompiledStatement,
  page: { readonly id: string; readonly limit: number; readonly before?: string },
  caller: Pick<RecordBinds, 'user' | 'timeZone'>,
): Promise<{ items: string; next?: string } | undefined> {
  const params = { id: page.id, limit: page.limit, before: page.before };
  const [row] = await execute(runner, statement, { ...caller, params });
  if (row === undefined) return undefined;
  const next = row[2] as string | null;
  return { items: row[0] as string, ...(next === null ? {} : { next }) };
}

/** `[{field, from, to}]` of fields that the caller may read on this record. */
function changesJson(compiler: RecordCompiler, frame: RecordFrame): SqlFragment {
  const condition = shownName(compiler, frame, sql`c.key`);
  return sql`(select coalesce(json_agg(json_build_object('field', c.key, 'from', c.value -> 0, 'to', c.value -> 1)), '[]'::json) from jsonb_each(h."changes") c where ${condition})`;
}

/** True for names of fields that the caller may read on the record of the frame. */
function shownName(compiler: RecordCompiler, frame: RecordFrame, name: SqlFragment): SqlFragment {
  const access = compiler.access.entity(frame.entity.id);
  const always = alwaysShown(access);
  const sometimes = [...frame.entity.fields.keys()].flatMap((field) => {
    const rule = access.readField(field);
    if (typeof rule === 'string') return [];
    return [sql` or (${name} = ${sql.literal(field)} and ${compiler.grants(frame, rule)})`];
  });
  return sql`(${name} = any(${always}::text[])${sql.join(sometimes, '')})`;
}

/**
 * Changes of lines, for lines fields that the caller may read, with only those fields of a line that are readable on
 * every line of it: lines that are gone can no longer be asked who may see them.
 */
function linesJson(compiler: RecordCompiler, frame: RecordFrame): SqlFragment {
  const own = compiler.access.entity(frame.entity.id);
  const parts = [...frame.entity.fields.values()].flatMap((field) => {
    if (field.shape.shape !== 'child-table' || own.readField(field.name) === 'never') return [];
    const child = compiler.access.entity(field.shape.entity);
    if (child.rows('read') === false || !(child.isVisibleWithParent || child.rows('read') === true)) return [];
    const names = alwaysShown(child);
    const rule = own.readField(field.name);
    const isShown = typeof rule === 'string' ? sql`true` : compiler.grants(frame, rule);
    const lines = sql`(h."lines" -> ${sql.literal(field.name)}::text)`;
    return [
      sql`select ${sql.literal(field.name)}::text as k, json_strip_nulls(json_build_object('added', ${wholeLines(sql`${lines} -> 'added'`, names)}, 'changed', ${changedLines(sql`${lines} -> 'changed'`, names)}, 'removed', ${wholeLines(sql`${lines} -> 'removed'`, names)})) as v where ${lines} is not null and ${isShown}`,
    ];
  });
  if (parts.length === 0) return sql`null::json`;
  return sql`(select json_object_agg(l.k, l.v) from (${sql.join(parts, ' union all ')}) l)`;
}

function wholeLines(list: SqlFragment, names: readonly string[]): SqlFragment {
  return sql`(select json_agg((select json_object_agg(f.key, f.value) from jsonb_each(x.line) f where f.key = any(${names}::text[]))) from jsonb_array_elements(${list}) x(line))`;
}

function changedLines(list: SqlFragment, names: readonly string[]): SqlFragment {
  return sql`(select json_agg(json_build_object('id', x.line -> 'id', 'changes', (select json_object_agg(f.key, f.value) from jsonb_each(x.line -> 'changes') f where f.key = any(${names}::text[])))) from jsonb_array_elements(${list}) x(line))`;
}

function alwaysShown(access: EntityAccess): readonly string[] {
  return [...access.entity.fields.keys()].filter((field) => access.readField(field) === 'always');
}
