import type { EntityModel, FieldInstance } from '@formwork/definition';
import type { Json } from '@formwork/kernel';

/** A record, or a line, ready to be written: every column has its value. */
export interface PreparedRecord {
  readonly entity: EntityModel;
  readonly id: string;
  readonly isNew: boolean;
  /** By field: all that are kept in columns. */
  readonly values: Readonly<Record<string, Json>>;
  /** Fields that the caller gave. */
  readonly given: readonly string[];
  /** Lines by field; a field that is absent keeps its lines. */
  readonly lines: ReadonlyMap<string, readonly PreparedRecord[]>;
  /** Whose it is; the caller's unless the platform says otherwise. */
  readonly owner?: { readonly id: string | null; readonly department: string | null };
  /** Numbers that a loader brings along; elsewhere the sequence gives them. */
  readonly numbers?: Readonly<Record<string, string>>;
}

/** A wire value as it is written: an expanded reference is its id. */
export function plainValue(field: FieldInstance, value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (field.type.kind === 'reference' && typeof value === 'object' && 'id' in value)
    return (value as { readonly id: string }).id;
  return value as Json;
}
