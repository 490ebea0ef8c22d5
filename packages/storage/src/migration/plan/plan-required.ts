import type { FieldInstance } from '@formwork/definition';
import { type SqlFragment, sql } from '../../sql/sql.ts';
import { fieldColumns } from '../shape/field-columns.ts';
import { askCount } from './ask-rows.ts';
import { defaultValues } from './default-values.ts';
import type { PlanContext, TablePair } from './plan-context.ts';

/** What is known of a field's columns before it is decided whether they may be empty. */
export interface Requirement {
  /** Its values over the table as it is now. */
  readonly values: readonly SqlFragment[];
  /** True when all of its columns are NOT NULL already. */
  readonly isNotNullNow: boolean;
  /** True when one of them is. */
  readonly mayBeNotNullNow: boolean;
}

/** Plans NOT NULL: free a field of it, or fill what is empty and hold it. */
export function planRequired(
  context: PlanContext,
  pair: TablePair,
  field: FieldInstance,
  { values, isNotNullNow, mayBeNotNullNow }: Requirement,
): void {
  const { writer } = context;
  const { table } = pair;
  const shapes = fieldColumns(field);
  const columns = shapes.map((column) => column.name);
  if (shapes.every((column) => !column.isNotNull)) {
    if (mayBeNotNullNow) writer.add({ kind: 'unrequire-column', table, field: field.name, columns });
    return;
  }
  if (isNotNullNow) return;
  const empty = sql.join(
    values.map((value) => sql`${value} is null`),
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
  writer.add(
    { kind: 'require-column', table, field: field.name, columns },
    { class: isStuck ? 'ambiguous' : 'safe', rows },
  );
  if (isStuck) reportEmpty(context, pair, field.name, rows);
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
