import type { FieldInstance } from '@formwork/definition';
import { type SqlFragment, sql } from '../../sql/sql.ts';
import { renamedValueSql } from '../changes/rename-values.ts';
import { fieldColumns } from '../shape/field-columns.ts';
import { askCount } from './ask-rows.ts';
import { matchOptions } from './match-options.ts';
import type { PlanContext, TablePair } from './plan-context.ts';

/** A field before and after, and its column in the table as it is now. */
export interface ValuePair {
  readonly before: FieldInstance;
  readonly after: FieldInstance;
  readonly liveColumn: string;
}

/** Plans renamed options and states, and gives the value of the column after them. */
export function planValues(
  context: PlanContext,
  pair: TablePair,
  { before, after, liveColumn }: ValuePair,
): SqlFragment {
  const column = sql.identifier(liveColumn);
  const options = matchOptions(before, after);
  const shape = fieldColumns(before)[0];
  if (options === undefined || shape === undefined) return column;
  const isList = shape.type === 'text[]';
  reportLost(context, pair, after, column, isList, options.lost);
  const values = options.renames;
  if (values.length === 0) return column;
  const old = sql`array[${sql.join(values.map(({ from }) => sql.literal(from)))}]`;
  const affected = isList ? sql`${column} && ${old}` : sql`${column} = any(${old})`;
  const rows = askCount(context, pair.live, `renamed-values.${liveColumn}`, affected) ?? null;
  context.writer.add(
    {
      kind: 'rename-value',
      table: pair.table,
      field: after.name,
      column: fieldColumns(after)[0]!.name,
      isList,
      values,
    },
    { class: rows === 0 ? 'safe' : 'needs-backfill', rows },
  );
  return renamedValueSql(column, values, isList);
}

/** Records must not be left with a value that nobody knows. */
function reportLost(
  context: PlanContext,
  pair: TablePair,
  field: FieldInstance,
  column: SqlFragment,
  isList: boolean,
  lost: readonly string[],
): void {
  for (const value of lost) {
    const holds = isList ? sql`${sql.literal(value)} = any(${column})` : sql`${column} = ${sql.literal(value)}`;
    const rows = askCount(context, pair.live, `lost-value.${field.name}.${value}`, holds);
    if (rows === undefined || rows === 0) continue;
    context.writer.report({
      code: 'FW_STORAGE_VALUE_IN_USE',
      severity: 'error',
      entity: pair.table.table,
      field: field.name,
      message: `${rows} records of ${pair.table.table} have "${value}" in ${field.name}, which the new definition does not know.`,
      hint: `Keep "${value}" (an option may be retired instead), name it in "renamedFrom" of the option that replaces it, or change those records first.`,
      details: { value, rows },
    });
  }
}
