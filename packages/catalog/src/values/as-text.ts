/** A JSON scalar as text; `''` for null and for whatever has parts. `String` would throw for some objects. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
