import type { Json } from '@formwork/kernel';
import type { Reader } from '../fields/field-react.ts';
import type { ScreenField } from '../screen/screen.ts';

/** A block of cells as spreadsheets take it: tabs between cells, quotes around a cell that holds a break. */
export function writeClipboard(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** What a value is copied as: numbers and dates as they are kept, so that a spreadsheet computes with them. */
export function copiedText(value: Json, field: ScreenField, reader: Reader): string {
  if (value === null) return '';
  const isKept = field.type.kind === 'number' || field.type.kind === 'date';
  if (isKept && (typeof value === 'string' || typeof value === 'number')) return String(value);
  return field.model.format(value, field.definition, reader);
}

function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
