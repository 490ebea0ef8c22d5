import { type Access, systemAccess } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import { projectedOrNull } from '../query/project-visible.ts';
import { type SelectTree, selectKey } from '../query/select-tree.ts';
import { type CompiledStatement, compileStatement } from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import { param } from '../record/record-binds.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { changesBetween, historyInsert } from './history-table.ts';
import { columnParam, writtenColumns } from './record-values.ts';
import { localStoredFields, storedValue, withValues } from './stored-fields.ts';
import { writeCondition } from './write-condition.ts';

/** What a change of one record is. */
export interface UpdateOptions {
  /** `update` also serves transitions: the action and the transition of the history entry are parameters. */
  readonly kind: 'update' | 'delete' | 'restore';
  /** Fields that get new values; empty for delete and restore. */
  readonly fields: readonly string[];
  /** Refuse when the record's version is another than `version`. */
  readonly hasVersion: boolean;
  /** Ask the caller's grants within the statement; false when the command has asked already. */
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

function updateSql(storage: StorageModel, access: Access, entity: EntityModel, options: UpdateOptions): SqlFragment {
  const compiler = createRecordCompiler(storage, access);
  const refreshing = createRecordCompiler(storage, systemAccess(storage.model), { isRefreshing: true });
  const steps: SqlFragment[] = [];
  const found = { ...compiler.frame(entity.id, { joins: steps }), alias: sql.identifier('t') };
  const columns = writtenColumns(entity, options.fields);
  const given = new Map<string, SqlFragment[]>();
  for (const column of columns)
    given.set(column.field.name, [...(given.get(column.field.name) ?? []), columnParam(column)]);
  const after = withValues(found, given);
  const conditions = [
    sql`t."id" = ${param('id')}::uuid`,
    sql`t."deleted_at" ${sql.constant(options.kind === 'restore' ? 'is not null' : 'is null')}`,
    ...(options.hasVersion ? [sql`t."version" = ${param('version')}::int`] : []),
    ...(options.isAuthorized ? writeCondition(compiler, found, after, options) : []),
  ];
  const stored = options.kind === 'update' ? localStoredFields(entity) : [];
  const computed = stored.map(
    (field) =>
      sql`, ${storedValue(refreshing, { ...after, alias: sql.identifier('t') }, field)} as ${sql.identifier(`~${field.name}`)}`,
  );
  const joins = sql.join(steps, '');
  const before = sql`b as (select t.*${sql.join(computed, '')} from ${tableOf(entity)} t${joins} where ${sql.join(conditions, ' and ')} for update of t)`;
  const sets = [
    sql`"version" = t."version" + 1`,
    sql`"updated_at" = date_trunc('milliseconds', formwork.now())`,
    sql`"updated_by" = ${param('author')}::uuid`,
    ...(options.kind === 'delete' ? [sql`"deleted_at" = date_trunc('milliseconds', formwork.now())`] : []),
    ...(options.kind === 'restore' ? [sql`"deleted_at" = null`] : []),
    ...columns.map((column) => sql`${sql.identifier(column.name)} = ${columnParam(column)}`),
    ...stored.map((field) => sql`${sql.identifier(field.name)} = b.${sql.identifier(`~${field.name}`)}`),
  ];
  const written = sql`u as (update ${tableOf(entity)} t set ${sql.join(sets)} from b where t."id" = b."id" returning t.*)`;
  const fields = options.fields.flatMap((name) => entity.fields.get(name) ?? []);
  const history = options.hasHistory ? [sql`h as (${historyOf(compiler, entity, fields)})`] : [];
  const shown = { ...compiler.frame(entity.id), alias: sql.identifier('u') };
  const json = options.tree === undefined ? sql`null` : projectedOrNull(compiler, shown, options.tree);
  return sql`with ${sql.join([before, written, ...history])} select ${json}, u."version" from u`;
}

type Compiler = ReturnType<typeof createRecordCompiler>;
type Fields = Parameters<typeof changesBetween>[3];

function historyOf(compiler: Compiler, entity: EntityModel, fields: Fields): SqlFragment {
  const frame = (name: string) => ({ ...compiler.frame(entity.id), alias: sql.identifier(name) });
  const kept = fields.filter((field) => field.shape.shape === 'column' || field.shape.shape === 'columns');
  const changes = changesBetween(compiler.system, frame('b'), frame('u'), kept);
  return historyInsert(entity, sql.identifier('u'), sql`u join b on b."id" = u."id"`, changes);
}
