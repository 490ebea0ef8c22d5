import type { Access } from '@formwork/access';
import { systemAccess } from '@formwork/access';
import type { EntityModel, FieldInstance } from '@formwork/definition';
import { projectedOrNull } from '../query/project-visible.ts';
import { type SelectTree, selectKey } from '../query/select-tree.ts';
import { type CompiledStatement, compileStatement } from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import { now, param } from '../record/record-binds.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { historyInsert } from './history-table.ts';
import { formatNumber, sequenceFields, takeNumbers } from './number-sequence.ts';
import { openTargets } from './open-targets.ts';
import { columnParam, writtenColumns } from './record-values.ts';
import { localStoredFields, storedValue, withValues } from './stored-fields.ts';
import { liveCondition } from './live-condition.ts';

/** What an insert does beside writing the row. */
export interface InsertOptions {
  /** Give back the record with the caller's eyes; only for records whose JSON needs nothing written later. */
  readonly tree?: SelectTree;
  /** Write a history entry; lines are kept in their parent's. */
  readonly hasHistory: boolean;
  /** References that the caller gave and that nobody has looked at: nothing is written when one leads into the bin. */
  readonly references?: readonly string[];
}

/**
 * One statement that numbers, writes and remembers a new record. Columns: JSON (null when not asked for or not visible),
 * version. No row where a reference leads into the recycle bin. Parameters: `id`, `author`, `owner`, `ownerDepartment`, `timeZone`, `changes` (`{field: [null, value]}`),
 * `action`, `transition`, `lines`; `parent` and `position` for lines; the values as `valueParams` gives them.
 */
export function compileInsert(
  storage: StorageModel,
  access: Access,
  entity: EntityModel,
  options: InsertOptions,
): CompiledStatement {
  const select = options.tree === undefined ? '' : selectKey(options.tree);
  const flags = [options.hasHistory, ...(options.references ?? [])].join();
  const key = `${options.tree === undefined ? '' : access.key}|insert|${entity.id}|${flags}|${select}`;
  return storage.statements.get(key, () => compileStatement(insertSql(storage, access, entity, options)));
}

function insertSql(storage: StorageModel, access: Access, entity: EntityModel, options: InsertOptions): SqlFragment {
  const compiler = createRecordCompiler(storage, access);
  const sequences = sequenceFields(entity);
  const targets = openTargets(storage, entity, options.references ?? []);
  const areOpen = sql.join(targets, ' and ');
  const where = targets.length === 0 ? sql.empty : sql` where ${areOpen}`;
  // Asked for once: the row is written when its history is.
  const isAsked = targets.length > 0 && options.hasHistory;
  const [asked, source] = isAsked ? [sql`${where} returning "id"`, sql` from h`] : [where, where];
  const count = targets.length === 0 ? sql`1` : sql`(case when ${areOpen} then 1 else 0 end)`;
  const counters = sequences.map(
    (field, index) => sql`${counterAlias(index)} as (${takeNumbers(entity, field, count)})`,
  );
  const columns = insertedColumns(storage, entity);
  const names = sql.join(columns.map(([name]) => sql.identifier(name)));
  const values = sql.join(columns.map(([, value]) => value));
  const row = compiler.frame(entity.id);
  const history = options.hasHistory ? [sql`h as (${historyOf(entity, sequences)}${asked})`] : [];
  const steps = [...counters, ...history];
  const before = steps.length === 0 ? sql.empty : sql`with ${sql.join(steps)} `;
  const json = options.tree === undefined ? sql`null` : projectedOrNull(compiler, row, options.tree);
  const version = sql`case when ${liveCondition(storage, entity)} then ${row.alias}."version" end`;
  return sql`${before}insert into ${tableOf(entity)} as ${row.alias} (${names}) select ${values}${source} returning ${json}, ${version}`;
}

/** The entry is made from the same values as the row: read from the row, it would cost a tenth more. */
function historyOf(entity: EntityModel, sequences: readonly FieldInstance[]): SqlFragment {
  const numbers = sequences.map(
    (field, index) =>
      sql` || jsonb_build_object(${sql.literal(field.name)}::text, jsonb_build_array(null, ${takenNumber(field, index)}))`,
  );
  return historyInsert(entity, {
    id: sql`${param('id')}::uuid`,
    version: sql`1`,
    at: now,
    by: sql`${param('author')}::uuid`,
    changes: sql`${param('changes')}::jsonb${sql.join(numbers, '')}`,
  });
}

/** The number that a sequence gives to the record. */
function takenNumber(field: FieldInstance, index: number): SqlFragment {
  return formatNumber(field, sql`(select "value" from ${counterAlias(index)})`);
}

function counterAlias(index: number): SqlFragment {
  return sql.identifier(`n${index}`);
}

/** Every column with its value, in the table's order; stored formulas over the record's own values among them. */
function insertedColumns(storage: StorageModel, entity: EntityModel): readonly (readonly [string, SqlFragment])[] {
  const written = writtenColumns(entity);
  const given = new Map<string, SqlFragment[]>();
  for (const column of written)
    given.set(column.field.name, [...(given.get(column.field.name) ?? []), columnParam(column)]);
  const own: [string, SqlFragment][] = [
    ['id', sql`${param('id')}::uuid`],
    ['version', sql`1`],
    ['created_at', now],
    ['created_by', sql`${param('author')}::uuid`],
    ['updated_at', now],
    ['updated_by', sql`${param('author')}::uuid`],
    ['owner', sql`${param('owner')}::uuid`],
    ['owner_department', sql`${param('ownerDepartment')}::uuid`],
  ];
  if (entity.parent !== undefined)
    own.push(['parent', sql`${param('parent')}::uuid`], ['position', sql`${param('position')}::int`]);
  const refreshing = createRecordCompiler(storage, systemAccess(storage.model), { isRefreshing: true });
  const system = own.map(([name, value]): [string, SqlFragment[]] => [name, [value]]);
  const frame = withValues(refreshing.frame(entity.id), new Map([...given, ...system]));
  return [
    ...own,
    ...written.map((column) => [column.name, columnParam(column)] as const),
    ...sequenceFields(entity).map((field, index) => [field.name, takenNumber(field, index)] as const),
    ...localStoredFields(entity).map((field) => [field.name, storedValue(refreshing, frame, field)] as const),
  ];
}
