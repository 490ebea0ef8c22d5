/** A table by schema (the app) and name (the entity). */
export interface TableName {
  readonly schema: string;
  readonly table: string;
}

/** A column as it should be. `type` is PostgreSQL's own spelling (`format_type`), so that it compares with the catalog. */
export interface ColumnShape {
  readonly name: string;
  readonly type: string;
  readonly isNotNull: boolean;
  /** The field that it keeps; absent for system columns. */
  readonly field?: string;
}

/** What a foreign key does when its target is deleted for good. */
export type ForeignKeyAction = 'restrict' | 'cascade' | 'set-null';

/** The part of a key that makes two keys the same key. */
export type KeyContent =
  | { readonly kind: 'primary' }
  /** Among records outside the recycle bin; empty values never collide. */
  | { readonly kind: 'unique'; readonly columns: readonly string[] }
  | { readonly kind: 'index'; readonly columns: readonly string[]; readonly isPartial: boolean }
  | { readonly kind: 'members'; readonly columns: readonly string[] }
  | { readonly kind: 'search'; readonly columns: readonly string[]; readonly operatorClass: string }
  | {
      readonly kind: 'foreign-key';
      readonly columns: readonly string[];
      readonly target: TableName;
      readonly onDelete: ForeignKeyAction;
    }
  /** `template` is SQL in which `columnMark(n)` stands for the n-th column, so that it survives renames. */
  | { readonly kind: 'check'; readonly columns: readonly string[]; readonly suffix: string; readonly template: string }
  /** Periods of one key never overlap; `columns` is the key. */
  | { readonly kind: 'exclusion'; readonly columns: readonly string[]; readonly from: string; readonly to: string };

/** A constraint or index. Its name ends in a fingerprint of its content: equal names mean equal keys. */
export type KeyShape = KeyContent & { readonly name: string };

/** The table of an entity as it should be. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly keys: readonly KeyShape[];
}

/** Stands for the n-th column in a check's template; no identifier and no sensible literal holds it. */
export function columnMark(index: number): string {
  return `{fw:column:${index}}`;
}
