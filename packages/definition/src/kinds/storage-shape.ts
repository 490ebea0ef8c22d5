/** Column types that storage knows. `numeric` carries precision and scale; lists hold choices and ids of records. */
export type ColumnType =
  | { readonly kind: 'text' }
  | { readonly kind: 'bigint' }
  | { readonly kind: 'numeric'; readonly precision?: number; readonly scale: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamptz' }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'text[]' }
  | { readonly kind: 'uuid[]' }
  | { readonly kind: 'jsonb' };

/** What a foreign key does when its target is deleted for good. */
export type OnDelete = 'restrict' | 'cascade' | 'set-null';

/**
 * How a field is kept. The set is closed: storage implements shapes and never asks for a field type.
 * `column` names are the field's name, with a suffix where a field has several.
 */
export type StorageShape =
  | {
      readonly shape: 'column';
      readonly column: ColumnType;
      /** Foreign key to an entity (qualified id), or to the platform's users. */
      readonly references?: { readonly entity: string; readonly onDelete: OnDelete };
    }
  | {
      readonly shape: 'columns';
      readonly columns: readonly {
        readonly suffix: string;
        readonly key: string;
        readonly column: ColumnType;
        /** A part that may be empty where there is a value, such as the address of a place. */
        readonly isOptional?: true;
      }[];
    }
  | { readonly shape: 'child-table'; readonly entity: string }
  | { readonly shape: 'sequence'; readonly format: string; readonly resets: 'never' | 'yearly' | 'monthly' | 'daily' }
  /** Computed by an expression: read live, or kept in a column that the same transaction refreshes. */
  | { readonly shape: 'derived'; readonly rule: unknown; readonly stored: boolean; readonly column: ColumnType }
  /** Computed over many records: child lines, or records that refer to this one. */
  | {
      readonly shape: 'rollup';
      readonly over: { readonly lines: string } | { readonly entity: string; readonly by: string };
      readonly aggregate: 'sum' | 'count' | 'min' | 'max' | 'average';
      readonly of?: string;
      readonly where?: unknown;
      readonly column: ColumnType;
    };
