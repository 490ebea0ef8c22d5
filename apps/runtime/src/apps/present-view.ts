import type { AppModel, ViewDefinition } from '@formwork/definition';
import type { ReadablePaths } from './readable-paths.ts';

/** A view without what names a hidden field, and the places that its columns had. */
export interface ProjectedView {
  readonly view: ViewDefinition;
  readonly columns: readonly number[];
}

/** Leaves hidden columns and orders out of a view; `undefined` when no column is left or its own filter reads something hidden. */
export function presentView(view: ViewDefinition, app: AppModel, readable: ReadablePaths): ProjectedView | undefined {
  const entity = app.entities.get(view.entity)!;
  if (!readable.hasRule(view.filter, { entity })) return undefined;
  const isOpen = (path: string): boolean => readable.hasPath(entity, path);
  const columns = view.columns.flatMap((column, index) => (isOpen(column.field) ? [index] : []));
  if (columns.length === 0) return undefined;
  return {
    columns,
    view: {
      ...view,
      columns: columns.map((index) => view.columns[index]!),
      ...(view.sort === undefined ? {} : { sort: view.sort.filter(({ field }) => isOpen(field)) }),
      ...(view.quickFilters === undefined ? {} : { quickFilters: view.quickFilters.filter(isOpen) }),
    },
  };
}
