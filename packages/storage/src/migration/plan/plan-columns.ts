import type { FieldInstance } from '@formwork/definition';
import { type SqlFragment, sql } from '../../sql/sql.ts';
import { parkedName } from '../live/parked-name.ts';
import { fieldColumns } from '../shape/field-columns.ts';
import { systemColumns } from '../shape/system-columns.ts';
import type { ColumnShape } from '../shape/table-shape.ts';
import { askRows } from './ask-rows.ts';
import { computeStored } from './compute-stored.ts';
import type { FieldMatches } from './match-fields.ts';
import { type Rename, orderRenames } from './order-renames.ts';
import { type AddedField, planAddedField, planAddedSystemColumns } from './plan-added-field.ts';
import { type FieldPair, needsConversion, planConversion } from './plan-conversion.ts';
import type { ColumnFates, PlanContext, TablePair } from './plan-context.ts';
import { planRequired } from './plan-required.ts';
import { planValues } from './plan-values.ts';

/** What is known of the columns of one table while they are planned. */
interface Columns {
  readonly names: Map<string, string | null>;
  readonly retyped: Set<string>;
  readonly values: Map<string, SqlFragment>;
  /** Names that are or will be in the table. */
  readonly taken: Set<string>;
}

/** True when a stored formula that was there before has to be computed again. */
export type IsRecomputed = (before: FieldInstance, after: FieldInstance) => boolean;

/** Plans the columns of a table that exists: renames, parks, conversions, new ones, and what is required. */
export function planColumns(
  context: PlanContext,
  pair: TablePair,
  matches: FieldMatches,
  isRecomputed: IsRecomputed,
): ColumnFates {
  const columns: Columns = {
    names: new Map(),
    retyped: new Set(),
    values: new Map(),
    taken: new Set(pair.live.columns.keys()),
  };
  for (const field of matches.gone) parkField(context, pair, field, columns);
  const unconvertible: FieldInstance[] = [];
  const renames: Rename[] = [];
  const columnRenames: Rename[] = [];
  for (const { before, after } of matches.pairs) {
    const liveColumns = fieldColumns(before).map((column) => column.name);
    const renamedColumns = liveColumns.map((name) => after.name + name.slice(before.name.length));
    const isKept = planPair(context, pair, { before, after, liveColumns, renamedColumns }, columns);
    if (!isKept) {
      parkField(context, pair, before, columns);
      unconvertible.push(after);
      continue;
    }
    if (isRecomputed(before, after)) computeStored(context, pair, after);
    if (before.name === after.name) continue;
    renames.push({ from: before.name, to: after.name });
    liveColumns.forEach((from, index) => columnRenames.push({ from, to: renamedColumns[index]! }));
  }
  addRenames(context, pair, renames, columnRenames);
  planAddedSystemColumns(context, pair, columns.values);
  for (const field of [...matches.added, ...unconvertible]) {
    const added: AddedField = planAddedField(context, pair, field, { isNew: unconvertible.includes(field) });
    added.values.forEach((value, column) => columns.values.set(column, value));
  }
  dropSystemColumns(context, pair, columns);
  return columns;
}

function addRenames(
  { writer }: PlanContext,
  { table, live }: TablePair,
  renames: readonly Rename[],
  columnRenames: readonly Rename[],
): void {
  if (renames.length === 0) return;
  writer.add({
    kind: 'rename-columns',
    table,
    formerTable: live.name,
    renames,
    fieldMoves: orderRenames(renames, (index) => `_passing_${index}`),
    columnMoves: orderRenames(columnRenames, (index) => `_passing_${index}`),
  });
}

/** Plans a field that is there before and after. False when its values cannot become values of its new type. */
function planPair(context: PlanContext, pair: TablePair, field: FieldPair, columns: Columns): boolean {
  const { before, after, liveColumns, renamedColumns } = field;
  const shapes = fieldColumns(after);
  const first = planValues(context, pair, { before, after, liveColumn: liveColumns[0]! });
  const values = [first, ...liveColumns.slice(1).map((name) => sql.identifier(name))];
  const isConverted = needsConversion(pair, field);
  const converted = isConverted ? planConversion(context, pair, field, values, columns.taken) : undefined;
  if (isConverted && converted === undefined) return false;
  liveColumns.forEach((name, index) =>
    columns.names.set(name, converted?.isRebuilt === true ? null : (renamedColumns[index] ?? null)),
  );
  shapes.forEach((shape, index) => {
    columns.values.set(shape.name, (converted?.values ?? values)[index]!);
    columns.taken.add(shape.name);
    if (converted?.isRetyped === true) columns.retyped.add(shape.name);
  });
  planRequired(context, pair, after, {
    values: converted?.values ?? values,
    notNullNow: converted?.isRebuilt === true ? [] : liveColumns.map((name) => pair.live.columns.get(name)!.isNotNull),
    ...(converted === undefined ? { liveNames: liveColumns } : {}),
  });
  return true;
}

/** Takes a field out of use. What was only computed is no loss, so it need not be named. */
function parkField(context: PlanContext, pair: TablePair, field: FieldInstance, columns: Columns): void {
  const rows = askRows(context, pair.live) ?? null;
  const isComputed = field.shape.shape === 'derived';
  park(context, pair, field.name, fieldColumns(field), columns, isComputed ? 'safe' : 'destructive', rows);
}

function park(
  { writer }: PlanContext,
  { table, live }: TablePair,
  field: string,
  shapes: readonly ColumnShape[],
  columns: Columns,
  stepClass: 'safe' | 'destructive',
  rows: number | null,
): void {
  const parked = shapes.map(({ name }) => {
    const to = parkedName(name, writer.facts.day, columns.taken);
    columns.taken.add(to);
    columns.names.set(name, null);
    return { from: name, to, isNotNull: live.columns.get(name)!.isNotNull };
  });
  writer.add({ kind: 'park-column', table, field, columns: parked }, { class: stepClass, rows });
}

/** Lines that became an entity of their own no longer have a parent and a place. */
function dropSystemColumns(context: PlanContext, pair: TablePair, columns: Columns): void {
  const wanted = new Set(systemColumns(pair.after.parent !== undefined).map((column) => column.name));
  const gone = systemColumns(true).filter(
    ({ name }) =>
      !wanted.has(name) && !columns.values.has(name) && pair.live.columns.has(name) && pair.before !== undefined,
  );
  for (const column of gone)
    park(context, pair, column.name, [column], columns, 'destructive', askRows(context, pair.live) ?? null);
}
