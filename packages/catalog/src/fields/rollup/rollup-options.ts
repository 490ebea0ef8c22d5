import type { FieldContext, FieldDefinition } from '@formwork/definition';
import { textOption } from '../../values/options.ts';

/** The ways of computing one value from many, as a rollup's options name them. */
export const aggregates = ['sum', 'average', 'min', 'max', 'count'] as const;

/** What a rollup goes over: the lines of this record, or the records of an entity that refer to it. */
export type RollupOver = { readonly lines: string } | { readonly entity: string; readonly by: string };

/** Reads `over`; a malformed one gives empty names, which resolve to nothing. */
export function rollupOver(field: FieldDefinition): RollupOver {
  const over = field['over'];
  if (typeof over === 'string') return { lines: over };
  const { entity, by } = (over ?? {}) as { entity?: unknown; by?: unknown };
  return { entity: typeof entity === 'string' ? entity : '', by: typeof by === 'string' ? by : '' };
}

/** The aggregate asked for and its field; a count has none. */
export function rollupAggregate(field: FieldDefinition): { aggregate: (typeof aggregates)[number]; of?: string } {
  for (const aggregate of aggregates) {
    const of = textOption(field, aggregate);
    if (of !== undefined && aggregate !== 'count') return { aggregate, of };
  }
  return { aggregate: 'count' };
}

/** Qualified id of the entity whose records are computed over, or `undefined` when the definition does not say it. */
export function countedEntity(field: FieldDefinition, context: FieldContext): string | undefined {
  const over = rollupOver(field);
  if (!('lines' in over)) return context.resolveEntity(over.entity);
  const lines = context.field(context.entity, over.lines);
  const entity = lines === undefined ? undefined : textOption(lines, 'entity');
  return entity === undefined ? undefined : context.resolveEntity(entity);
}
