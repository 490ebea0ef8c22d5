import type { ParseResult } from '@formwork/definition';
import { isId } from '@formwork/kernel';
import { accept, refuse } from './parse-result.ts';
import { asText } from './as-text.ts';

/** JSON Schema of a record's id on the wire. */
export const ID_SCHEMA = {
  type: 'string',
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
} as const;

/** Checks the id of a record, bare or as the object of an expanded reference. */
export function parseRecordId(raw: unknown): ParseResult {
  const id = typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'id') ? (raw as { id: unknown }).id : raw;
  if (isId(id)) return accept(id.toLowerCase());
  return refuse(
    'FW_FIELD_REFERENCE_INVALID',
    'The value is no id of a record.',
    'Send the id as a text, or {"id": "…"}.',
  );
}

/** The title of an expanded reference, or its id. */
export function formatReference(value: unknown): string {
  if (typeof value !== 'object' || value === null) return asText(value);
  const { id, title } = value as { id?: unknown; title?: unknown };
  return asText(title ?? id);
}
