import type { Json } from '@formwork/kernel';
import type { ScreenField } from '@formwork/renderer';

/** A value of a record as people write it into a box: texts as they are, everything else as JSON. */
export function writtenValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * The value that was written into a box, as the field's kind takes it. What the kind refuses is kept as it was written,
 * so that nothing is lost and the finding says what is wrong. Nothing is null.
 */
export function readWritten(text: string, field: ScreenField): Json {
  const written = text.trim();
  if (written === '') return null;
  const json = parseJson(written);
  if (typeof json === 'object' && json !== null) return json;
  for (const raw of [text, json]) {
    if (raw === undefined) continue;
    const read = field.model.parse(raw, field.definition);
    if (read.ok) return read.value;
  }
  return field.type.kind === 'number' && typeof json === 'number' ? json : text;
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
