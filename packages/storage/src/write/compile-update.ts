import { type Access, systemAccess } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import { projectedOrNull } from '../query/project-visible.ts';
import { type SelectTree, selectKey } from '../query/select-tree.ts';
import { type CompiledStatement, compileStatement } from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import { now, param } from '../record/record-binds.ts';
import type { RecordCompiler } from '../record/record-compiler.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { changesBetween, historyInsert } from './history-table.ts';
import { openTargets } from './open-targets.ts';
import { columnParam, type WrittenColumn, writtenColumns } from './record-values.ts';
import { localStoredFields, storedValue, withValues } from './stored-fields.ts';
import { writeCondition } from './write-condition.ts';
import { liveCondition } from './live-condition.ts';

/** What a change of one record is. */
export interface UpdateOptions {
  /** `update` also serves transitions: the action and the transition of the history entry are parameters. */
  readonly kind: 'update' | 'delete' | 'restore';
  /** Fields that get new values; empty for delete and restore. */
  readonly fields: readonly string[];
  /** Refuse when the record's version is another than `version`. */
  readonly hasVersion: boolean;
  /** Ask the caller's grants, and whether references lead into the bin, here; false when the command has asked. */
  readonly isAuthorized: boolean;
  readonly hasHistory: boolean;
  /** Give back the record with the caller's eyes; only where nothing else of its JSON is still to be written. */
  readonly tree?: SelectTree;
}

/**
 * One statement that finds, locks, authorises, changes and remembers a record. Columns: JSON or null, version.
 * No row means: not there, not allowed, stale, or not allowed as it would become; which one is the command's to find out.
 * Parameters: `id`, `author`, `version`, `action`, `transition`, `lines`, and the values as `valueParams` gives them.
 */
export function compileUpdate(
  storage: StorageModel,
  access: Access,
  entity: EntityModel,
  options: UpdateOptions,
): CompiledStatement {
  const fields = [...options.fields].sort();
  const flags = [options.kind, options.hasVersion, options.isAuthorized, options.hasHistory].join();
  const select = options.tree === undefined ? '' : selectKey(options.tree);
  const key = `${access.key}|update|${entity.id}|${flags}|${fields.join()}|${select}`;
  return storage.statements.get(key, () =>
    compileStatement(updateSql(storage, access, entity, { ...options, fields })),
  );
}

/**
 * The row is joined with itself as it was: `b` is what conditions and history read. Somebody who changes it at the same
 * time makes the two differ in their version, and then no row is written.
 */
function updateSql(storage: StorageModel, access: Access, entity: EntityModel, options: UpdateOptions): SqlFragment {
  const compiler = createRecordCompiler(storage, access);
  const refreshing = createRecordCompiler(storage, systemAccess(storage.model), { isRefreshing: true });
  const joins: SqlFragment[] = [];
  const before = { ...compiler.frame(entity.id, { joins }), alias: sql.identifier('b') };
  const columns = writtenColumns(entity, options.fields);
  const given = new Map<string, SqlFragment[]>();
  for (const column of columns)
    given.set(column.field.name, [...(given.get(column.field.name) ?? []), columnParam(column)]);
  const after = withValues(before, given);
  const conditions = [
    sql`b."id" = ${param('id')}::uuid`,
    sql`b."deleted_at" ${sql.constant(options.kind === 'restore' ? 'is not null' : 'is null')}`,
    ...(options.hasVersion ? [sql`b."version" = ${param('version')}::int`] : []),
    ...(options.isAuthorized ? writeCondition(compiler, before, after, options) : []),
    ...(options.isAuthorized ? openTargets(storage, entity, options.fields) : []),
    sql`t."id" = b."id"`,
    sql`t."version" = b."version"`,
  ];
  const stored = options.kind === 'update' ? localStoredFields(entity) : [];
  const sets = [
    sql`"version" = t."version" + 1`,
    sql`"updated_at" = ${now}`,
    sql`"updated_by" = ${param('author')}::uuid`,
    ...(options.kind === 'delete' ? [sql`"deleted_at" = ${now}`] : []),
    ...(options.kind === 'restore' ? [sql`"deleted_at" = null`] : []),
    ...columns.map((column) => sql`${sql.identifier(column.name)} = ${columnParam(column)}`),
    ...stored.map((field) => sql`${sql.identifier(field.name)} = ${storedValue(refreshing, after, field)}`),
  ];
  const were = columns.map((column) => sql`, b.${sql.identifier(column.name)} as ${wasColumn(column)}`);
  const from = sql`${tableOf(entity)} b${sql.join(joins, '')}`;
  const written = sql`u as (update ${tableOf(entity)} t set ${sql.join(sets)} from ${from} where ${sql.join(conditions, ' and ')} returning t.*${sql.join(were, '')})`;
  const history = options.hasHistory ? [sql`h as (${historyOf(compiler, entity, columns)})`] : [];
  const shown = { ...compiler.frame(entity.id), alias: sql.identifier('u') };
  const json = options.tree === undefined ? sql`null` : projectedOrNull(compiler, shown, options.tree);
  return sql`with ${sql.join([written, ...history])} select ${json}, u."version" from u where ${liveCondition(storage, entity)}`;
}

/** What a column held before, in the row that the update gives back. No field's name begins so. */
function wasColumn({ name }: WrittenColumn): SqlFragment {
  return sql.identifier(`~${name}`);
}

function historyOf({ system }: RecordCompiler, entity: EntityModel, columns: readonly WrittenColumn[]): SqlFragment {
  const after = { ...system.frame(entity.id), alias: sql.identifier('u') };
  const were = new Map<string, SqlFragment[]>();
  for (const column of columns)
    were.set(column.field.name, [...(were.get(column.field.name) ?? []), sql`u.${wasColumn(column)}`]);
  const fields = [...new Set(columns.map(({ field }) => field))];
  const { changes, differs } = changesBetween(system, { ...after, columns: were }, after, fields);
  const isNoted = sql`${differs} or ${param('action')}::text <> 'update' or ${param('lines')}::jsonb is not null`;
  const [id, version, at, by] = [sql`u."id"`, sql`u."version"`, sql`u."updated_at"`, sql`u."updated_by"`];
  return sql`${historyInsert(entity, { id, version, at, by, changes })} from u where ${isNoted}`;
}
