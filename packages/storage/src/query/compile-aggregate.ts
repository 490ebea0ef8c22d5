import type { Access } from '@formwork/access';
import {
  type CompiledStatement,
  type StatementRunner,
  compileStatement,
  execute,
} from '../record/compiled-statement.ts';
import { createRecordCompiler } from '../record/create-record-compiler.ts';
import type { RecordBinds } from '../record/record-binds.ts';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import type { StorageModel } from '../record/storage-model.ts';
import { tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import type { AggregatePlan, GroupKey, Measure } from './aggregate-plan.ts';
import { whereSql } from './compile-list.ts';

const MOST_ROWS = 10_000;
const FORMATS = { year: 'YYYY', month: 'YYYY-MM', day: 'YYYY-MM-DD' } as const;

/** The one statement of an aggregate: over rows that the caller may both read and aggregate. One column: `{"rows":[…]}`. */
export function compileAggregate(storage: StorageModel, access: Access, plan: AggregatePlan): CompiledStatement {
  return storage.statements.get(`${access.key}|${plan.key}`, () => {
    const compiler = createRecordCompiler(storage, access);
    const joins: SqlFragment[] = [];
    const frame = compiler.frame(plan.entity.id, { joins });
    const rights = compiler.rows(frame, 'aggregate');
    const conditions = [
      ...whereSql(compiler, frame, { ...plan, isDeleted: false }),
      ...(rights === undefined ? [] : [rights]),
    ];
    const groups = plan.groups.map((group) => groupValue(compiler, frame, group));
    const measures = plan.measures.map((measure) => measureValue(compiler, frame, measure));
    const names = [...plan.groups, ...plan.measures].map(({ name }) => sql.identifier(name));
    const values = [...groups, ...measures].map((value, index) => sql`${value} as ${names[index]!}`);
    const places = sql.join(groups.map((_, index) => sql.constant(String(index + 1))));
    const grouped = groups.length === 0 ? sql.empty : sql` group by ${places} order by ${places}`;
    const where = conditions.length === 0 ? sql.empty : sql` where ${sql.join(conditions, ' and ')}`;
    return compileStatement(
      sql`select '{"rows":' || coalesce(json_agg(row_to_json(o)), '[]'::json)::text || '}' from (select ${sql.join(values)} from ${tableOf(plan.entity)} ${frame.alias}${sql.join(joins, '')}${where}${grouped} limit ${sql.constant(String(MOST_ROWS))}) o`,
    );
  });
}

/** Runs an aggregate: JSON text of `{rows}`. */
export async function runAggregate(
  runner: StatementRunner,
  statement: CompiledStatement,
  plan: AggregatePlan,
  caller: Pick<RecordBinds, 'user' | 'timeZone'>,
): Promise<string> {
  const params = { search: plan.search };
  const [row] = await execute(runner, statement, { ...caller, params, literals: plan.filter?.literals ?? [] });
  return row![0] as string;
}

function groupValue(compiler: RecordCompiler, frame: RecordFrame, { found, unit }: GroupKey): SqlFragment {
  const value = compiler.path(frame, found.path);
  const { type } = found.field;
  const isWhole = type.kind === 'number' && type.integer === true;
  if (unit === undefined) return isWhole || found.part !== undefined ? value : wireOf(value, type.kind);
  const local = found.field.type.kind === 'datetime' ? sql`(${value} at time zone 'UTC')` : value;
  return sql`to_char(${local}, ${sql.literal(FORMATS[unit])})`;
}

function measureValue(compiler: RecordCompiler, frame: RecordFrame, { aggregate, found }: Measure): SqlFragment {
  if (found === undefined) return sql`count(*)`;
  const { type, shape } = found.field;
  const value = compiler.path(frame, found.path);
  const kind = shape.shape === 'columns' ? 'number' : type.kind;
  const isWhole = type.kind === 'number' && type.integer === true;
  const collate = sql.constant(kind === 'text' ? ' collate "C"' : '');
  const result = sql`${sql.constant(aggregate)}(${value}${collate})`;
  if (aggregate === 'avg') return sql`round(${result}, ${sql.constant(String(averageScale(found.field.type)))})::text`;
  return isWhole ? result : wireOf(result, kind);
}

/** Averages keep two decimals more than what they are made of. */
function averageScale(type: { readonly kind: string; readonly scale?: number }): number {
  return Math.min(20, (type.scale ?? 0) + 2);
}

function wireOf(value: SqlFragment, kind: string): SqlFragment {
  if (kind === 'number') return sql`(${value})::text`;
  if (kind === 'datetime') return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return value;
}
