import { useEffect } from 'react';

const unsaved = new Set<symbol>();

/** True while a form of this page holds something that was not saved. */
export function hasUnsavedWork(): boolean {
  return unsaved.size > 0;
}

/** Counts a form among those with unsaved work while it is dirty. */
export function useUnsavedWork(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const mark = Symbol('unsaved');
    unsaved.add(mark);
    return () => {
      unsaved.delete(mark);
    };
  }, [isDirty]);
}
