import type { EntityModel, FieldInstance } from '@formwork/definition';
import { columnTypeText } from '../migration/shape/column-type.ts';
import { derived } from '../record/field-value.ts';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/** Formulas that are kept in a column. */
export function storedFields(entity: EntityModel): readonly FieldInstance[] {
  return [...entity.fields.values()].filter((field) => field.shape.shape === 'derived' && field.shape.stored);
}

/** True when the formula reads nothing but columns of the record itself, so the statement that writes them can compute it. */
export function isLocal(entity: EntityModel, field: FieldInstance, depth = 8): boolean {
  if (field.rule === undefined || depth === 0) return false;
  return (
    !field.rule.readsData &&
    field.rule.reads.every(([root, name = '', ...rest]) => {
      if (root !== 'record') return root === 'user' || root === 'now' || root === 'today';
      const input = entity.fields.get(name);
      if (input === undefined) return false;
      if (input.shape.shape === 'derived') return rest.length === 0 && isLocal(entity, input, depth - 1);
      if (input.shape.shape === 'columns') return true;
      return input.shape.shape === 'column' && rest.length === 0;
    })
  );
}

/** Stored formulas that a write of the record itself computes at once. */
export function localStoredFields(entity: EntityModel): readonly FieldInstance[] {
  return storedFields(entity).filter((field) => isLocal(entity, field));
}

/** Stored formulas that need a refresh once everything else is written. */
export function lateStoredFields(entity: EntityModel): readonly FieldInstance[] {
  return storedFields(entity).filter((field) => !isLocal(entity, field));
}

/** The new value of a stored formula, in the type of its column. `compiler` must be a refreshing one. */
export function storedValue(compiler: RecordCompiler, frame: RecordFrame, field: FieldInstance): SqlFragment {
  if (field.shape.shape !== 'derived') throw new TypeError(`${field.name} is no formula.`);
  return sql`(${derived(compiler, frame, field)})::${sql.constant(columnTypeText(field.shape.column))}`;
}

/** A frame in which the given fields have new values and every other field its stored ones. */
export function withValues(frame: RecordFrame, values: ReadonlyMap<string, readonly SqlFragment[]>): RecordFrame {
  return { ...frame, hops: new Map(), columns: values };
}
