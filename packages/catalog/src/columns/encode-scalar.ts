import type { Json } from '@formwork/kernel';

/** One wire value as one parameter: numbers as texts, so that no digit is lost on the way. */
export function encodeScalar(value: Json | null): readonly unknown[] {
  if (value === null) return [null];
  return [typeof value === 'number' ? String(value) : value];
}

/** The id of a reference, bare or expanded. */
export function encodeId(value: Json | null): readonly unknown[] {
  if (typeof value === 'object' && value !== null && 'id' in value) return [value.id ?? null];
  return [value];
}
