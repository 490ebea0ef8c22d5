import type { FieldInstance } from '@formwork/definition';
import { type SqlFragment, sql } from '../../sql/sql.ts';
import { fieldColumns } from '../shape/field-columns.ts';
import { requiredCheckName } from '../changes/require-columns.ts';
import { askCount, askRows } from './ask-rows.ts';
import { defaultValues } from './default-values.ts';
import type { PlanContext, TablePair } from './plan-context.ts';

/** What is known of a field's columns before it is decided whether they may be empty. */
export interface Requirement {
  /** Its values over the table as it is now. */
  readonly values: readonly SqlFragment[];
  /** Which of its columns are NOT NULL already, in their order; empty where they are new. */
  readonly notNullNow: readonly boolean[];
  /** Its columns as they are called now, when they stay what they are. */
  readonly liveNames?: readonly string[];
}

/** Plans NOT NULL: free a field of it, or fill what is empty and hold it. */
export function planRequired(
  context: PlanContext,
  pair: TablePair,
  field: FieldInstance,
  { values, notNullNow, liveNames }: Requirement,
): void {
  const { writer } = context;
  const { table } = pair;
  const shapes = fieldColumns(field);
  const needed = shapes.filter((column) => column.isNotNull);
  /** What is known of the columns that must not be empty: parts of a value may be optional. */
  const ofNeeded = <Known>(known: readonly Known[]): Known[] => known.filter((_, index) => shapes[index]!.isNotNull);
  if (needed.length === 0) {
    const columns = shapes.map((column) => column.name);
    if (notNullNow.includes(true)) writer.add({ kind: 'unrequire-column', table, field: field.name, columns });
    return;
  }
  const columns = needed.map((column) => column.name);
  if (notNullNow.length > 0 && ofNeeded(notNullNow).every((isNotNull) => isNotNull)) return;
  const empty = sql.join(
    ofNeeded(values).map((value) => sql`${value} is null`),
    ' or ',
  );
  const rows = askCount(context, pair.live, `empty.${field.name}`, empty) ?? 0;
  const defaults = rows === 0 ? undefined : defaultValues(context, pair.after, field);
  if (defaults !== undefined)
    writer.add(
      { kind: 'fill-column', table, field: field.name, columns: shapes, values: defaults },
      { class: 'needs-backfill', rows },
    );
  const isStuck = rows > 0 && defaults === undefined;
  const total = askRows(context, pair.live) ?? 0;
  const live = rows === 0 && total > context.bigFromRows && liveNames !== undefined ? ofNeeded(liveNames) : undefined;
  const isPrepared = live?.every((name) => isChecked(context, pair, name)) === true;
  writer.add(
    {
      kind: 'require-column',
      table,
      field: field.name,
      columns,
      ...(live === undefined
        ? {}
        : { preparable: { table: { schema: context.app, table: pair.live.name }, columns: live } }),
      ...(isPrepared ? { isPrepared } : {}),
    },
    { class: isStuck ? 'ambiguous' : 'safe', rows: isStuck || rows > 0 ? rows : total },
  );
  if (isStuck) reportEmpty(context, pair, field.name, rows);
}

function isChecked({ prepared }: PlanContext, { live }: TablePair, column: string): boolean {
  const name = requiredCheckName(column);
  return prepared.has(name) && live.keys.get(name)?.isValid === true;
}

/** A required field cannot be held while records have no value and the definition gives none. */
export function reportEmpty({ writer }: PlanContext, { table }: TablePair, field: string, rows: number): void {
  writer.report({
    code: 'FW_STORAGE_REQUIRED_EMPTY',
    severity: 'error',
    entity: table.table,
    field,
    message: `${rows} records of ${table.table} have no ${field}, which the new definition requires.`,
    hint: `Give ${field} a default, which those records will get; or publish it as optional, fill it in, and require it then.`,
    details: { rows },
  });
}
