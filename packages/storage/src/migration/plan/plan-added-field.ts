import type { FieldInstance } from '@formwork/definition';
import { type SqlFragment, sql } from '../../sql/sql.ts';
import { fieldColumns } from '../shape/field-columns.ts';
import { systemColumns } from '../shape/system-columns.ts';
import type { ColumnShape } from '../shape/table-shape.ts';
import { askRows } from './ask-rows.ts';
import { computeStored } from './compute-stored.ts';
import { defaultValues, isStateField } from './default-values.ts';
import type { Rename } from './order-renames.ts';
import type { PlanContext, TablePair } from './plan-context.ts';
import { planRequired, reportEmpty } from './plan-required.ts';

/** The values of a new field's columns over the table as it is now, by column. */
export interface AddedField {
  readonly values: ReadonlyMap<string, SqlFragment>;
}

/** Plans a field that has no partner: adopt a column that is there, bring back a parked one, or add it. */
export function planAddedField(
  context: PlanContext,
  pair: TablePair,
  field: FieldInstance,
  { isNew }: { readonly isNew: boolean },
): AddedField {
  const shapes = fieldColumns(field);
  const strangers = shapes.filter((column) => isStranger(pair, column.name));
  if (strangers.length > 0) return adopt(context, pair, field, strangers);
  const parked = isNew || field.shape.shape === 'derived' ? undefined : findParked(pair, shapes);
  if (parked !== undefined) return restore(context, pair, field, parked);
  return add(context, pair, field);
}

/** True for a column that is there although no definition mentioned it. */
function isStranger({ live, before }: TablePair, name: string): boolean {
  if (!live.columns.has(name)) return false;
  const known = [...(before?.fields.values() ?? [])].flatMap((field) => (field.isSystem ? [] : fieldColumns(field)));
  const system = systemColumns(true);
  return ![...known, ...system].some((column) => column.name === name);
}

function adopt(
  context: PlanContext,
  pair: TablePair,
  field: FieldInstance,
  strangers: readonly ColumnShape[],
): AddedField {
  const { writer } = context;
  const entity = pair.table.table;
  const values = fieldColumns(field).map((column) => sql.identifier(column.name));
  const clash = strangers.find((column) => pair.live.columns.get(column.name)!.type !== column.type);
  const isWhole = strangers.length === values.length;
  writer.report({
    code: clash === undefined && isWhole ? 'FW_STORAGE_COLUMN_ADOPTED' : 'FW_STORAGE_COLUMN_TAKEN',
    severity: clash === undefined && isWhole ? 'warning' : 'error',
    entity,
    field: field.name,
    message:
      clash === undefined
        ? `The table ${entity} already has a column ${field.name} that no definition mentioned; the field takes it over with its values.`
        : `The table ${entity} already has a column ${clash.name} of type ${pair.live.columns.get(clash.name)!.type}, where the field needs ${clash.type}.`,
    hint:
      clash === undefined
        ? 'Check that its values are what the field means.'
        : 'Rename the field, or the column by hand.',
  });
  const live = strangers.map((column) => pair.live.columns.get(column.name)!);
  planRequired(context, pair, field, {
    values,
    notNullNow: live.map((column) => column.isNotNull),
  });
  return { values: new Map(fieldColumns(field).map((column, index) => [column.name, values[index]!])) };
}

/** Parked columns of these names, when the youngest of each has the type that is needed now. */
function findParked({ live }: TablePair, shapes: readonly ColumnShape[]): readonly Rename[] | undefined {
  const found: Rename[] = [];
  for (const shape of shapes) {
    const candidates = [...live.columns.values()].filter((column) => column.parkedFrom === shape.name);
    const youngest = candidates
      .map((column) => column.name)
      .sort()
      .at(-1);
    if (youngest === undefined || live.columns.get(youngest)!.type !== shape.type) return undefined;
    found.push({ from: youngest, to: shape.name });
  }
  return found;
}

function restore(context: PlanContext, pair: TablePair, field: FieldInstance, columns: readonly Rename[]): AddedField {
  context.writer.add({ kind: 'restore-column', table: pair.table, field: field.name, columns });
  const values = columns.map(({ from }) => sql.identifier(from));
  planRequired(context, pair, field, { values, notNullNow: [] });
  return { values: new Map(columns.map(({ to }, index) => [to, values[index]!])) };
}

function add(context: PlanContext, pair: TablePair, field: FieldInstance): AddedField {
  const { writer } = context;
  const { table } = pair;
  const shapes = fieldColumns(field);
  const rows = askRows(context, pair.live) ?? 0;
  const isRequired = shapes.some((column) => column.isNotNull);
  const needsValue = rows > 0 && (isRequired || isStateField(pair.after, field));
  const fill = needsValue ? defaultValues(context, pair.after, field) : undefined;
  const isStuck = needsValue && isRequired && fill === undefined;
  const columns = isStuck ? shapes.map((column) => ({ ...column, isNotNull: false })) : shapes;
  writer.add(
    { kind: 'add-column', table, field: field.name, columns, ...(fill === undefined ? {} : { fill }) },
    { class: isStuck ? 'ambiguous' : fill === undefined ? 'safe' : 'needs-backfill', rows: needsValue ? rows : 0 },
  );
  if (isStuck) reportEmpty(context, pair, field.name, rows);
  if (field.shape.shape === 'derived') computeStored(context, pair, field);
  const values = shapes.map((column, index) => fill?.[index] ?? sql.constant(`null::${column.type}`));
  return { values: new Map(shapes.map((column, index) => [column.name, values[index]!])) };
}

/** System columns that the table does not have yet: an entity became lines of another. */
export function planAddedSystemColumns(context: PlanContext, pair: TablePair, values: Map<string, SqlFragment>): void {
  for (const column of systemColumns(pair.after.parent !== undefined)) {
    if (pair.live.columns.has(column.name)) continue;
    const parked = findParked(pair, [column]);
    const rows = askRows(context, pair.live) ?? 0;
    const isStuck = parked === undefined && column.isNotNull && rows > 0;
    const field = column.name;
    if (parked !== undefined) {
      context.writer.add({ kind: 'restore-column', table: pair.table, field, columns: parked });
      const columns = [field];
      if (column.isNotNull) context.writer.add({ kind: 'require-column', table: pair.table, field, columns });
    } else
      context.writer.add(
        { kind: 'add-column', table: pair.table, field, columns: [isStuck ? { ...column, isNotNull: false } : column] },
        { class: isStuck ? 'ambiguous' : 'safe', rows },
      );
    if (isStuck) reportEmpty(context, pair, field, rows);
    values.set(
      column.name,
      parked === undefined ? sql.constant(`null::${column.type}`) : sql.identifier(parked[0]!.from),
    );
  }
}
