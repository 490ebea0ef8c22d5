import type { Text } from '@formwork/kernel';

/** What a change is about: a field of an entity, a state of a lifecycle, an object of the app. */
export interface ChangeSubject {
  readonly noun: { readonly en: string; readonly 'zh-CN': string };
  readonly name: string;
  readonly label?: Text;
  /** What it is part of; absent for an object with a file of its own. */
  readonly owner?: ChangeSubject;
}

/** One difference between two definitions. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  readonly file: string;
  /** JSON Pointer within the file: of the later definition, or of the earlier one for what was removed. */
  readonly path: string;
  readonly subject: ChangeSubject;
  /** Which property changed; for `changed` only. */
  readonly key?: string;
  /** Set when only the order of a list changed: what its items are. */
  readonly reordered?: ChangeSubject['noun'];
  /** The former value, or the former name. */
  readonly from?: unknown;
  readonly to?: unknown;
}
