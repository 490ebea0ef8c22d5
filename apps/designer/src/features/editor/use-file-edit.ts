import { useCallback } from 'react';
import { useEdit } from './design-context.tsx';

/** Sets the value at a path of one file, or takes it away where it is `undefined`. Gives true when it was done. */
export type FileEdit = (path: string, value: unknown, label: string) => boolean;

/** The way to change values of one file; what is typed at one place is one step of undo. */
export function useFileEdit(file: string): FileEdit {
  const edit = useEdit();
  return useCallback(
    (path, value, label) =>
      edit(value === undefined ? { kind: 'unset-value', file, path } : { kind: 'set-value', file, path, value }, {
        label,
        key: `${file}${path}`,
      }),
    [edit, file],
  );
}
