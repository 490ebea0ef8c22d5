import type { FieldInstance } from '@formwork/definition';
import type { FieldConversion } from '../../fields/field-postgres.ts';
import { plainText } from '../../sql/plain-text.ts';
import { type SqlFragment, sql } from '../../sql/sql.ts';
import { parkedName } from '../live/parked-name.ts';
import { fieldColumns } from '../shape/field-columns.ts';
import { askCount, askRows } from './ask-rows.ts';
import type { PlanContext, TablePair } from './plan-context.ts';

/** A field whose columns exist, before and after. `liveColumns` are in the order of the old shape. */
export interface FieldPair {
  readonly before: FieldInstance;
  readonly after: FieldInstance;
  readonly liveColumns: readonly string[];
  /** The old columns under the names that they have once fields are renamed. */
  readonly renamedColumns: readonly string[];
}

/** What a conversion leaves: values over the table as it is now, and what happened to the columns. */
export interface Converted {
  readonly values: readonly SqlFragment[];
  /** True when the old columns were kept aside and new ones made. */
  readonly isRebuilt: boolean;
  readonly isRetyped: boolean;
}

/** True when a field needs a conversion: its type changed, or its columns did. */
export function needsConversion({ live }: TablePair, { before, after, liveColumns }: FieldPair): boolean {
  if (before.definition.type !== after.definition.type || partsOf(before) !== partsOf(after)) return true;
  const columns = fieldColumns(after);
  return (
    columns.length !== liveColumns.length ||
    columns.some((column, index) => live.columns.get(liveColumns[index]!)?.type !== column.type)
  );
}

/** What the columns of a field hold, in their order: languages may be added to a text, or change places. */
function partsOf({ shape }: FieldInstance): string {
  return shape.shape === 'columns' ? shape.columns.map(({ key }) => key).join() : '';
}

/** How the values of a field become values of its new type, or `undefined` where nothing is offered. */
export function findConversion(
  context: PlanContext,
  { before, after }: FieldPair,
  columns: readonly SqlFragment[],
): FieldConversion | undefined {
  if (before.shape.shape === 'derived' && after.shape.shape === 'derived')
    return {
      using: fieldColumns(after).map(({ type }) => sql.constant(`null::${type}`)),
      fails: sql.constant('false'),
      isLossy: false,
    };
  const facet = context.fields.resolve(after.model.id);
  const offered = facet.convertFrom?.(before, columns, after);
  if (offered !== undefined) return offered;
  if (before.definition.type !== after.definition.type) return undefined;
  return sameTypeConversion(before, after, columns);
}

/** Within one type only sizes differ: a value survives when the new size holds it exactly. */
function sameTypeConversion(
  before: FieldInstance,
  after: FieldInstance,
  columns: readonly SqlFragment[],
): FieldConversion | undefined {
  const last = fieldColumns(before);
  const next = fieldColumns(after);
  if (last.length !== next.length) return undefined;
  const fails: SqlFragment[] = [];
  for (const [index, column] of next.entries()) {
    if (column.type === last[index]!.type) continue;
    const size = /^numeric\((\d+),(\d+)\)$/.exec(column.type);
    if (size === null || !/^(numeric|bigint|integer)/.test(last[index]!.type)) return undefined;
    const [, precision, scale] = size.map(Number);
    const value = columns[index]!;
    fails.push(
      sql`coalesce(round(${value}, ${sql.constant(String(scale))}) <> ${value} or abs(${value}) >= 10::numeric ^ ${sql.constant(String(precision! - scale!))}, false)`,
    );
  }
  return {
    using: next.map((column, index) => sql`${columns[index]!}::${sql.constant(column.type)}`),
    fails: fails.length === 0 ? sql.constant('false') : sql.join(fails, ' or '),
    isLossy: false,
  };
}

/** Plans the conversion of a field. `values` are its old columns over the table as it is now. */
export function planConversion(
  context: PlanContext,
  pair: TablePair,
  field: FieldPair,
  values: readonly SqlFragment[],
  taken: Set<string>,
): Converted | undefined {
  const named = field.renamedColumns.map((name) => sql.identifier(name));
  const overLive = findConversion(context, field, values);
  const inPlace = findConversion(context, field, named);
  if (overLive === undefined || inPlace === undefined) return undefined;
  const failing = askCount(context, pair.live, `fails.${field.after.name}`, overLive.fails) ?? 0;
  const columns = fieldColumns(field.after);
  // Guarded even when nothing fails: other questions are asked over these values before the count is known.
  const result = overLive.using.map((using) => guarded(overLive.fails, using));
  if (failing === 0 && isIdentity(pair, field, inPlace.using, named))
    return { values: result, isRebuilt: false, isRetyped: false };
  const rows = askRows(context, pair.live) ?? null;
  const keepsOld = failing > 0 || overLive.isLossy || columns.length !== 1 || named.length !== 1;
  const keeps = keepsOld ? keepAside(context, pair, field, taken) : [];
  const aside = keepsOld
    ? findConversion(
        context,
        field,
        keeps.map(({ to }) => sql.identifier(to)),
      )!
    : inPlace;
  context.writer.add(
    {
      kind: 'convert-column',
      table: pair.table,
      field: field.after.name,
      columns,
      using: failing === 0 ? aside.using : aside.using.map((using) => guarded(aside.fails, using)),
      keeps,
    },
    { class: failing > 0 ? 'destructive' : 'needs-backfill', rows },
  );
  if (failing > 0) reportFailing(context, pair, field, failing);
  return { values: result, isRebuilt: keepsOld, isRetyped: !keepsOld };
}

function guarded(fails: SqlFragment, using: SqlFragment): SqlFragment {
  return sql`case when ${fails} then null else ${using} end`;
}

/** True when the new type keeps the same columns with the same contents, such as text and long text. */
function isIdentity(
  { live }: TablePair,
  { after, liveColumns }: FieldPair,
  using: readonly SqlFragment[],
  named: readonly SqlFragment[],
): boolean {
  const columns = fieldColumns(after);
  return (
    columns.length === named.length &&
    columns.every(
      (column, index) =>
        live.columns.get(liveColumns[index]!)?.type === column.type &&
        using[index]!.values.length === 0 &&
        plainText(using[index]!) === plainText(named[index]!),
    )
  );
}

function keepAside(
  { writer }: PlanContext,
  { live }: TablePair,
  { liveColumns, renamedColumns }: FieldPair,
  taken: Set<string>,
): readonly { readonly from: string; readonly to: string; readonly isNotNull: boolean }[] {
  return renamedColumns.map((from, index) => {
    const to = parkedName(from, writer.facts.day, taken);
    taken.add(to);
    return { from, to, isNotNull: live.columns.get(liveColumns[index]!)!.isNotNull };
  });
}

function reportFailing(
  { writer }: PlanContext,
  { table }: TablePair,
  { before, after }: FieldPair,
  rows: number,
): void {
  writer.report({
    code: 'FW_STORAGE_VALUES_NOT_CONVERTIBLE',
    severity: 'warning',
    entity: table.table,
    field: after.name,
    message: `${rows} records of ${table.table} have a value in ${before.name} that cannot become ${after.definition.type}; they would be empty.`,
    hint: `Change those records first, or allow "convert-column:${table.table}.${after.name}": their old values are kept aside.`,
    details: { rows },
  });
}
