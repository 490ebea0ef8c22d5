import { systemAccess } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import {
  type CompiledStatement,
  type StatementRunner,
  compileStatement,
  execute,
} from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import { now, param } from '../record/record-binds.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { formatNumber, sequenceFields, takeNumbers } from './number-sequence.ts';
import { type RecordValues, valueRow, writtenColumns } from './record-values.ts';
import { localStoredFields, storedValue, withValues } from './stored-fields.ts';

/** A record to be loaded: ids are chosen by the caller; lines name their parent and place. */
export interface LoadedRecord {
  readonly id: string;
  readonly values: RecordValues;
  readonly parent?: string;
  readonly position?: number;
  /** A number to keep; without it the sequence gives the next one. Ignored where the entity has no such field. */
  readonly numbers?: Readonly<Record<string, string>>;
}

/** Who loads, and whose the records are. */
export interface LoadOptions {
  readonly author: string | null;
  readonly owner: string | null;
  readonly ownerDepartment: string | null;
  readonly timeZone: string;
}

/** How many records one statement loads. */
export const ROWS_PER_STATEMENT = 2_000;

/**
 * Loads many records of one entity, parsed and validated by the caller, without history: one statement for every 2,000.
 * Stored formulas over other records need `compileRefresh` afterwards.
 */
export async function loadRecords(
  runner: StatementRunner,
  storage: StorageModel,
  entity: EntityModel,
  records: readonly LoadedRecord[],
  options: LoadOptions,
): Promise<number> {
  const statement = compileLoad(storage, entity);
  for (let at = 0; at < records.length; at += ROWS_PER_STATEMENT) {
    const rows = records.slice(at, at + ROWS_PER_STATEMENT).map((record, index) => ({
      ...valueRow(storage, entity, record.values),
      ...record.numbers,
      id: record.id,
      parent: record.parent,
      position: record.position,
      '~n': index + 1,
    }));
    const params = { ...options, rows: JSON.stringify(rows) };
    await execute(runner, statement, { user: null, timeZone: options.timeZone, params });
  }
  return records.length;
}

/** One insert from a JSON list of rows. Parameters: `rows` and those of `LoadOptions`. */
export function compileLoad(storage: StorageModel, entity: EntityModel): CompiledStatement {
  return storage.statements.get(`load|${entity.id}`, () => compileStatement(loadSql(storage, entity)));
}

function loadSql(storage: StorageModel, entity: EntityModel): SqlFragment {
  const written = writtenColumns(entity);
  const sequences = sequenceFields(entity);
  const types = [
    ...written.map((column) => sql`, ${sql.identifier(column.name)} ${sql.constant(column.type)}`),
    ...sequences.map((field) => sql`, ${sql.identifier(field.name)} text`),
  ];
  const rows = sql`i as (select * from json_to_recordset(${param('rows')}::json) as i("~n" int, "id" uuid, "parent" uuid, "position" int${sql.join(types, '')}))`;
  const counters = sequences.map((field, index) => {
    const missing = sql`(select count(*) from i where i.${sql.identifier(field.name)} is null)`;
    return sql`${sql.identifier(`n${index}`)} as (${takeNumbers(entity, field, missing)})`;
  });
  const compiler = createRecordCompiler(storage, systemAccess(storage.model), { isRefreshing: true });
  const given = new Map<string, SqlFragment[]>();
  for (const { field, name } of written)
    given.set(field.name, [...(given.get(field.name) ?? []), sql`i.${sql.identifier(name)}`]);
  const frame = { ...withValues(compiler.frame(entity.id), given), alias: sql.identifier('i') };
  const columns: (readonly [string, SqlFragment])[] = [
    ['id', sql`i."id"`],
    ['version', sql`1`],
    ['created_at', now],
    ['created_by', sql`${param('author')}::uuid`],
    ['updated_at', now],
    ['updated_by', sql`${param('author')}::uuid`],
    ['owner', sql`${param('owner')}::uuid`],
    ['owner_department', sql`${param('ownerDepartment')}::uuid`],
    ...(entity.parent === undefined
      ? []
      : ([
          ['parent', sql`i."parent"`],
          ['position', sql`i."position"`],
        ] as const)),
    ...written.map(({ name }) => [name, sql`i.${sql.identifier(name)}`] as const),
    ...sequences.map((field, index) => [field.name, nextNumber(field, index)] as const),
    ...localStoredFields(entity).map((field) => [field.name, storedValue(compiler, frame, field)] as const),
  ];
  const names = sql.join(columns.map(([name]) => sql.identifier(name)));
  return sql`with ${sql.join([rows, ...counters])} insert into ${tableOf(entity)} (${names}) select ${sql.join(columns.map(([, value]) => value))} from i order by i."~n"`;
}

function nextNumber(field: Parameters<typeof formatNumber>[0], index: number): SqlFragment {
  const own = sql`i.${sql.identifier(field.name)}`;
  const missing = sql`count(*) filter (where ${own} is null)`;
  const place = sql`${missing} over (order by i."~n")`;
  const taken = sql`(select "value" from ${sql.identifier(`n${index}`)})`;
  return sql`coalesce(${own}, ${formatNumber(field, sql`${taken} - ${missing} over () + ${place}`)})`;
}
