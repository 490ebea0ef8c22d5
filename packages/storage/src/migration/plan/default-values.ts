import type { EntityModel, FieldInstance } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { type SqlFragment, sql } from '../../sql/sql.ts';
import { fieldColumns } from '../shape/field-columns.ts';
import type { PlanContext } from './plan-context.ts';

/** True for the field that a lifecycle moves: a record without a state could never move. */
export function isStateField(entity: EntityModel, field: FieldInstance): boolean {
  return entity.lifecycle?.definition.field === field.name;
}

/** The value that existing records get, as one SQL constant per column; `undefined` where the definition names none. */
export function defaultValues(
  context: PlanContext,
  entity: EntityModel,
  field: FieldInstance,
): readonly SqlFragment[] | undefined {
  const value = constantDefault(entity, field);
  if (value === undefined || value === null) return undefined;
  const encoded = context.fields.resolve(field.model.id).encode(value, field);
  return fieldColumns(field).map((column, index) => constant(encoded[index], column.type));
}

function constantDefault(entity: EntityModel, field: FieldInstance): Json | undefined {
  if (isStateField(entity, field)) return entity.lifecycle!.definition.initial;
  return field.defaultValue?.kind === 'value' ? field.defaultValue.value : undefined;
}

/** DDL takes no parameters, so a value is written as a literal with its type. */
function constant(value: unknown, type: string): SqlFragment {
  const cast = sql.constant(`::${type}`);
  if (value === null || value === undefined) return sql`null${cast}`;
  if (Array.isArray(value)) return sql`array[${sql.join(value.map((item) => sql.literal(String(item))))}]${cast}`;
  return sql`${sql.literal(typeof value === 'string' ? value : JSON.stringify(value))}${cast}`;
}
