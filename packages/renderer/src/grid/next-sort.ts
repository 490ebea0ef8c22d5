import type { SortDefinition } from '@formwork/definition';

/** Up, down, not at all; with `isAdded` beside the orders there are. */
export function nextSort(sort: readonly SortDefinition[], path: string, isAdded: boolean): SortDefinition[] {
  const here = sort.find((one) => one.field === path);
  const next: SortDefinition[] =
    here === undefined
      ? [{ field: path, direction: 'asc' }]
      : here.direction === 'desc'
        ? []
        : [{ field: path, direction: 'desc' }];
  if (!isAdded) return next;
  if (here === undefined) return [...sort, ...next];
  return sort.flatMap((one) => (one.field === path ? next : [one]));
}
