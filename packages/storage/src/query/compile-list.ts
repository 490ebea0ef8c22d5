import type { Access } from '@formwork/access';
import { tableOfEntity } from '../migration/shape/table-of-entity.ts';
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
import { hasRecycleBin, tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { afterCursor, cursorParams, cursorText, formatCursor } from './keyset.ts';
import type { ListPlan } from './list-plan.ts';
import { isKnownLimit } from './parse-list-request.ts';
import { projectRecord } from './project-record.ts';
import { searchCondition, searchFields } from './search-condition.ts';
import { orderBy, sortValues } from './sort-key.ts';

/** Beyond this many records a count stops, and says so. */
export const COUNT_CAP = 10_000;

/** The one statement of a list; equal shapes of one caller's roles share it. */
export function compileList(storage: StorageModel, access: Access, plan: ListPlan): CompiledStatement {
  return storage.statements.get(`${access.key}|${plan.key}`, () => compileStatement(listSql(storage, access, plan)));
}

/** Stands between the records in what the statement answers; no JSON text holds it. */
const SEPARATOR = '\u001e';

/**
 * Page first, project after: the inner query finds and orders one record more than asked for, the outer makes JSON of
 * them. Columns: the records one after another, or null; the position after the last record of the page where there is
 * one more, or null; the count, or null. Numbering the rows or leaving the extra one out here would cost more than the
 * text that `runList` cuts off.
 */
function listSql(storage: StorageModel, access: Access, plan: ListPlan): SqlFragment {
  const compiler = createRecordCompiler(storage, access);
  const page = pageSql(compiler, plan);
  const shown = compiler.frame(plan.entity.id);
  const row = compiler.alias();
  const limit = limitSql(plan);
  const keys = plan.sort.map((key, index) =>
    cursorText(sql`(array_agg(${shown.alias}.${sql.identifier(`~${index}`)}))[${limit}]`, key.type),
  );
  const count = countSql(compiler, plan);
  return sql`select string_agg(row_to_json(${row})::text, chr(30)), case when count(*) > ${limit} then json_build_array(${sql.join(keys)})::text end, ${count} from ${page} ${shown.alias} cross join lateral (select ${projectRecord(compiler, shown, plan.tree)}) ${row}`;
}

function limitSql(plan: ListPlan): SqlFragment {
  return isKnownLimit(plan.limit) ? sql.constant(String(plan.limit)) : sql`${param('limit')}::int`;
}

/** The rows of the page with all their columns, and the values they were sorted by as "~0", "~1", … */
function pageSql(compiler: RecordCompiler, plan: ListPlan): SqlFragment {
  const table = tableOf(plan.entity);
  const frame = compiler.frame(plan.entity.id, { joins: [] });
  const values = sortValues(compiler, frame, plan.sort);
  const conditions = whereSql(compiler, frame, plan);
  if (plan.cursor !== undefined)
    conditions.push(
      afterCursor(
        values,
        plan.sort,
        plan.cursor.map((value) => value === null),
      ),
    );
  const order = orderBy(values, plan.sort);
  const named = sql.join(values.map((value, index) => sql`${value} as ${sql.identifier(`~${index}`)}`));
  const from = sql`from ${table} ${frame.alias}${sql.join(frame.joins ?? [], '')}${where(conditions)}`;
  const most = isKnownLimit(plan.limit) ? sql.constant(String(plan.limit + 1)) : sql`${param('limit')}::int + 1`;
  if (plan.offset === 0) return sql`(select ${frame.alias}.*, ${named} ${from} order by ${order} limit ${most})`;
  const all = compiler.alias();
  const found = compiler.alias();
  const keys = sql.join(plan.sort.map((_, index) => sql`${found}.${sql.identifier(`~${index}`)}`));
  return sql`(select ${all}.*, ${keys} from (select ${frame.alias}."id" as "~id", row_number() over (order by ${order}) as "~n", ${named} ${from} order by ${order} limit ${most} offset ${param('offset')}::bigint) ${found} join ${table} ${all} on ${all}."id" = ${found}."~id" order by ${found}."~n")`;
}

/** Every condition on the records of a list: recycle bin, the caller's rows, filter, search. */
export function whereSql(
  compiler: RecordCompiler,
  frame: RecordFrame,
  plan: Pick<ListPlan, 'entity' | 'filter' | 'search' | 'isDeleted' | 'isExport'>,
): SqlFragment[] {
  const rows = compiler.rows(frame, 'read');
  const exported = plan.isExport === true ? compiler.rows(frame, 'export') : undefined;
  return [
    ...(hasRecycleBin(plan.entity)
      ? [sql`${frame.alias}."deleted_at" ${sql.constant(plan.isDeleted ? 'is not null' : 'is null')}`]
      : []),
    ...(rows === undefined ? [] : [rows]),
    ...(exported === undefined ? [] : [exported]),
    ...(plan.filter === undefined ? [] : [compiler.rule(frame, plan.filter.node)]),
    ...(plan.search === undefined
      ? []
      : [searchCondition(compiler, frame, searchFields(compiler.access, plan.entity))]),
  ];
}

function where(conditions: readonly SqlFragment[]): SqlFragment {
  return conditions.length === 0 ? sql.empty : sql` where ${sql.join(conditions, ' and ')}`;
}

function countSql(compiler: RecordCompiler, plan: ListPlan): SqlFragment {
  if (plan.count === 'none') return sql`null`;
  const frame = compiler.frame(plan.entity.id, { joins: [] });
  const conditions = whereSql(compiler, frame, plan);
  const from = sql`from ${tableOf(plan.entity)} ${frame.alias}${sql.join(frame.joins ?? [], '')}${where(conditions)}`;
  if (plan.count === 'exact') return sql`(select count(*) ${from})::text`;
  const isWholeTable = plan.count === 'estimate' && isUnrestricted(compiler, plan);
  if (isWholeTable) {
    const { schema, table } = tableOfEntity(plan.entity.id);
    return sql`(select '~' || greatest(c.reltuples, 0)::bigint from pg_class c join pg_namespace s on s.oid = c.relnamespace where s.nspname = ${schema}::text and c.relname = ${table}::text)`;
  }
  return sql`(select case when count(*) > ${sql.constant(String(COUNT_CAP))} then '~${sql.constant(String(COUNT_CAP))}' else count(*)::text end from (select 1 ${from} limit ${sql.constant(String(COUNT_CAP + 1))}) c)`;
}

/** True when the table's own size is no secret and answers the question. */
function isUnrestricted(compiler: RecordCompiler, plan: ListPlan): boolean {
  const rows = compiler.access.entity(plan.entity.id).rows('read');
  return rows === true && plan.filter === undefined && plan.search === undefined && !plan.isDeleted;
}

/** Runs a list: JSON text of `{items, nextCursor?, total?}`, as PostgreSQL built it. */
export async function runList(
  runner: StatementRunner,
  statement: CompiledStatement,
  plan: ListPlan,
  caller: Pick<RecordBinds, 'user' | 'timeZone'>,
): Promise<string> {
  const params = {
    search: plan.search,
    limit: plan.limit,
    offset: plan.offset,
    ...(plan.cursor === undefined ? {} : cursorParams(plan.cursor)),
  };
  const [row] = await execute(runner, statement, { ...caller, params, literals: plan.filter?.literals ?? [] });
  const [records, position, count] = row as [string | null, string | null, string | null];
  const items = `[${joinRecords(records ?? '', position !== null)}]`;
  const next = position === null ? '' : `,"nextCursor":"${formatCursor(plan.fingerprint, position)}"`;
  return `{"items":${items}${next}${count === null ? '' : totalJson(count)}}`;
}

/** The records of the page: without the one that only tells that more follow. */
function joinRecords(records: string, isFollowed: boolean): string {
  const page = isFollowed ? records.slice(0, records.lastIndexOf(SEPARATOR)) : records;
  return page.replaceAll(SEPARATOR, ',');
}

/** A count that starts with `~` is not exact. */
function totalJson(count: string): string {
  const isExact = !count.startsWith('~');
  return `,"total":{"value":${isExact ? count : count.slice(1)},"exact":${isExact}}`;
}
