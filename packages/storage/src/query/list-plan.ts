import type { EntityModel } from '@formwork/definition';
import type { FilterShape } from './filter-literals.ts';
import type { CursorValues } from './keyset.ts';
import type { CountMode } from './list-request.ts';
import type { SelectTree } from './select-tree.ts';
import type { SortKey } from './sort-key.ts';

/** A list that was asked for, checked against what the caller may read. Nothing of it is SQL yet. */
export interface ListPlan {
  readonly entity: EntityModel;
  readonly tree: SelectTree;
  readonly filter?: FilterShape;
  readonly sort: readonly SortKey[];
  /** The pattern of the search, ready to be bound. */
  readonly search?: string;
  readonly limit: number;
  readonly offset: number;
  readonly cursor?: CursorValues;
  readonly count: CountMode;
  readonly isDeleted: boolean;
  /** Set where reading is not enough: only records that the caller may also export. */
  readonly isExport?: true;
  /** Tells lists apart by what they hold and in which order: a cursor fits only its own. */
  readonly fingerprint: string;
  /** Equal for plans that share a statement. */
  readonly key: string;
}

/** The same list, of records that the caller may also export. */
export function exportPlan(plan: ListPlan): ListPlan {
  return { ...plan, isExport: true, key: `${plan.key}|export` };
}
