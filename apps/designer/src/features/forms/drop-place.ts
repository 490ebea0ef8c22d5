import { mayHold } from './layout-tree.ts';

/** Where something may be dropped: before the item at a place of a list, or at its end. */
export interface DropPlace {
  readonly list: string;
  readonly index: number;
}

/** Whether what dnd-kit knows about a place says that it takes an item of this kind. */
export function takes(data: unknown, kind: string): boolean {
  const list = (data as Partial<DropPlace> | undefined)?.list;
  return list !== undefined && mayHold(list, kind);
}
