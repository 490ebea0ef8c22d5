import type { ReferenceTarget } from '../reference/reference.ts';

/**
 * One change of a definition, as data: what the designer logs, undoes and redoes. Objects are addressed by their file,
 * places in them by JSON Pointer; both as they are before the edit.
 */
export type Edit =
  /** A new object; its file must fit its name. */
  | { readonly kind: 'add-object'; readonly file: string; readonly content: object }
  | { readonly kind: 'remove-object'; readonly file: string }
  /** Puts objects in as they are given; null takes one out. What every inverse is made of. */
  | { readonly kind: 'replace-objects'; readonly objects: Readonly<Record<string, object | null>> }
  /** Sets a property, or an item of a list that is there. Names are changed by `rename`. */
  | { readonly kind: 'set-value'; readonly file: string; readonly path: string; readonly value: unknown }
  | { readonly kind: 'unset-value'; readonly file: string; readonly path: string }
  /** Puts an item into the list at `path`, before the item that is at `index`; a missing list is made. */
  | {
      readonly kind: 'insert-item';
      readonly file: string;
      readonly path: string;
      readonly index: number;
      readonly value: unknown;
    }
  /** Takes away the item at `path`. */
  | { readonly kind: 'remove-item'; readonly file: string; readonly path: string }
  /** Takes the item at `from` and puts it into the list at `to`, before the item that is at `index` now. */
  | {
      readonly kind: 'move-item';
      readonly file: string;
      readonly from: string;
      readonly to: string;
      readonly index: number;
    }
  /** Renames and rewrites every reference within the app; across apps see `renameInDefinitions`. */
  | { readonly kind: 'rename'; readonly target: ReferenceTarget; readonly to: string }
  /** Several edits as one step of undo; all or none. */
  | { readonly kind: 'batch'; readonly edits: readonly Edit[] };
