import type { FieldDefinition } from '@formwork/definition';
import { type FieldCheck, type SqlFragment, sql } from '@formwork/storage';

/** The check that a column lies between `min` and `max` of its field, where the field has any. */
export function rangeCheck(
  column: SqlFragment,
  field: FieldDefinition,
  type: 'numeric' | 'date',
): readonly FieldCheck[] {
  const bounds = [
    ['>=', field['min']],
    ['<=', field['max']],
  ] as const;
  const parts = bounds
    .filter(([, bound]) => typeof bound === 'string' || typeof bound === 'number')
    .map(([operator, bound]) => sql`${column} ${sql.constant(operator)} ${typed(String(bound), type)}`);
  return parts.length === 0 ? [] : [{ suffix: 'range', sql: sql.join(parts, ' and ') }];
}

/** A literal of a type. */
export function typed(text: string, type: string): SqlFragment {
  return sql`${sql.literal(text)}::${sql.constant(type)}`;
}
