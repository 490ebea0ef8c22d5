import type { FilterOperator } from '@formwork/definition';
import { type Json, newId } from '@formwork/kernel';
import type { ScreenEntity, ScreenField } from '../screen/screen.ts';

/** One comparison of a filter; `id` only tells rows of the builder apart. */
export interface FilterCondition {
  readonly kind: 'condition';
  readonly id: string;
  readonly field: string;
  readonly operator: FilterOperator;
  readonly value: Json;
}

/** Conditions of which all, or any, must hold. */
export interface FilterGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly match: 'all' | 'any';
  readonly nodes: readonly (FilterCondition | FilterGroup)[];
}

/** A part of a filter. */
export type FilterNode = FilterCondition | FilterGroup;

/** An empty group. */
export function emptyFilter(): FilterGroup {
  return { kind: 'group', id: newId(), match: 'all', nodes: [] };
}

/** The fields of an entity that a filter may use, by label. */
export function filterFields(entity: ScreenEntity): ScreenField[] {
  return [...entity.fields.values()]
    .filter((field) => field.model.isScalar !== false && field.model.operators.length > 0 && field.name !== 'id')
    .sort((a, b) => Number(a.isSystem) - Number(b.isSystem));
}

/** A fresh condition on a field, with its first operator. */
export function newCondition(field: ScreenField): FilterCondition {
  return { kind: 'condition', id: newId(), field: field.name, operator: field.model.operators[0] ?? 'is', value: null };
}

/** How many conditions a filter has. */
export function countConditions(node: FilterNode): number {
  return node.kind === 'condition' ? 1 : node.nodes.reduce((count, child) => count + countConditions(child), 0);
}

/** True for operators that take no value. */
export function isValueless(operator: FilterOperator): boolean {
  return operator === 'isEmpty' || operator === 'isNotEmpty';
}
