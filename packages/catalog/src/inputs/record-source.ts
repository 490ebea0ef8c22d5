import type { FieldDefinition } from '@formwork/definition';
import type { DataPort, RecordHit, SearchOptions } from '@formwork/renderer/fields';

/** Where a picker searches: the records of an entity, or people. Created once for each kind of field. */
export interface RecordSource {
  /** Tells entities apart in caches and links. */
  kindOf(field: FieldDefinition): string;
  search(data: DataPort, field: FieldDefinition, text: string, options: SearchOptions): Promise<readonly RecordHit[]>;
  read(data: DataPort, field: FieldDefinition, id: string): Promise<RecordHit | undefined>;
}

/** The id in a value that is a bare id or an expanded reference. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { id } = value as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}

/** The title that an expanded reference brings along. */
export function titleOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { title } = value as { title?: unknown };
  return typeof title === 'string' ? title : undefined;
}
