/** Where something may be dropped: before the item at a place of a list, or at its end. */
export interface DropPlace {
  /** JSON Pointer of the list. */
  readonly list: string;
  readonly index: number;
  /** Whether the list may hold an item of a kind. */
  takes(kind: string): boolean;
}

/** Whether what dnd-kit knows about a place says that it takes an item of this kind. */
export function takes(data: unknown, kind: string): boolean {
  return (data as Partial<DropPlace> | undefined)?.takes?.(kind) === true;
}
