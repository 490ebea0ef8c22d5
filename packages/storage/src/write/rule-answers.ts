import { systemAccess } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import type { RuleType, TypedRule } from '@formwork/rules';
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
import { type RecordValues, valueParams, writtenColumns } from './record-values.ts';

/**
 * One statement that answers expressions which only a database can (`lookup`, `exists`) for a stored record, as the
 * platform sees it. One column per rule: its wire value. Parameter `id`.
 */
export function compileRuleAnswers(
  storage: StorageModel,
  entity: EntityModel,
  rules: readonly TypedRule[],
): CompiledStatement {
  const key = `answers|${entity.id}|${JSON.stringify(rules.map((rule) => rule.source))}`;
  return storage.statements.get(key, () => {
    const compiler = createRecordCompiler(storage, systemAccess(storage.model));
    const frame = compiler.frame(entity.id);
    const values = rules.map((rule) => wireOf(compiler.rule(frame, rule), rule.type));
    return compileStatement(
      sql`select ${sql.join(values)} from ${tableOf(entity)} ${frame.alias} where ${frame.alias}."id" = ${param('id')}::uuid`,
    );
  });
}

/** A record that is not stored yet, and for lines the record that it will belong to. */
export interface ProspectiveRecord {
  readonly entity: EntityModel;
  readonly values: RecordValues;
  readonly parent?: { readonly entity: EntityModel; readonly values: RecordValues };
}

/** Answers expressions over a record that is not stored yet: its fields are what is given, its lines none. */
export async function answerProspective(
  runner: StatementRunner,
  storage: StorageModel,
  record: ProspectiveRecord,
  rules: readonly TypedRule[],
  caller: Pick<RecordBinds, 'user' | 'timeZone'>,
): Promise<readonly Json[]> {
  const { entity, parent } = record;
  const key = `prospect|${entity.id}|${parent?.entity.id ?? ''}|${JSON.stringify(rules.map((rule) => rule.source))}`;
  const statement = storage.statements.get(key, () => {
    const compiler = createRecordCompiler(storage, systemAccess(storage.model), { isRefreshing: true });
    const above = parent === undefined ? undefined : prospectiveFrame(compiler, parent.entity, 'p:');
    const frame = prospectiveFrame(compiler, entity, '', above);
    return compileStatement(
      sql`select ${sql.join(rules.map((rule) => wireOf(compiler.rule(frame, rule), rule.type)))}`,
    );
  });
  const params: Record<string, unknown> = valueParams(storage, entity, record.values);
  if (parent !== undefined)
    for (const [name, value] of Object.entries(valueParams(storage, parent.entity, parent.values)))
      params[`p:${name}`] = value;
  const [row] = await execute(runner, statement, { ...caller, params });
  return row as Json[];
}

/** Runs `compileRuleAnswers`; `undefined` when the record is not there. */
export async function runRuleAnswers(
  runner: StatementRunner,
  statement: CompiledStatement,
  id: string,
  caller: Pick<RecordBinds, 'user' | 'timeZone'>,
): Promise<readonly Json[] | undefined> {
  const [row] = await execute(runner, statement, { ...caller, params: { id } });
  return row as Json[] | undefined;
}

/** Every column stands for its parameter; what people do not write is null. */
function prospectiveFrame(
  compiler: RecordCompiler,
  entity: EntityModel,
  prefix: string,
  parent?: RecordFrame,
): RecordFrame {
  const columns = new Map<string, SqlFragment[]>();
  for (const field of entity.fields.values())
    if (field.isSystem || field.shape.shape === 'sequence')
      columns.set(field.name, [field.type.kind === 'reference' ? sql`null::uuid` : sql`null`]);
  for (const { name, type, field } of writtenColumns(entity))
    columns.set(field.name, [
      ...(columns.get(field.name) ?? []),
      sql`${param(`${prefix}v:${name}`)}::${sql.constant(type)}`,
    ]);
  return { ...compiler.frame(entity.id), columns, ...(parent === undefined ? {} : { parent }) };
}

function wireOf(value: SqlFragment, type: RuleType): SqlFragment {
  switch (type.kind) {
    case 'number':
      return type.integer === true ? sql`(${value})::float8` : sql`(${value})::text`;
    case 'date':
    case 'reference':
      return sql`(${value})::text`;
    case 'datetime':
      return sql`to_char((${value}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    default:
      return value;
  }
}
