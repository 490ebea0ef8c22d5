import type { ExportCell } from './export-cell.ts';
import type { SheetWriter } from './sheet-writer.ts';

const encoder = new TextEncoder();
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * CSV as RFC 4180 has it, in UTF-8 with a byte order mark, without which Excel takes Chinese for something else.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front (CWE-1236); numbers stay numbers.
 */
export function createCsvWriter(): SheetWriter {
  const lines = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.join()}\r\n`).join('');
  return {
    contentType: 'text/csv; charset=utf-8',
    start: (headings) => encoder.encode(BYTE_ORDER_MARK + lines([headings.map(quoted)])),
    rows: (rows) => encoder.encode(lines(rows.map((row) => row.map(written)))),
    end: () => new Uint8Array(),
  };
}

function written(cell: ExportCell): string {
  if (cell === null) return '';
  switch (cell.kind) {
    case 'text':
      return quoted(cell.text);
    case 'number':
      return cell.digits;
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'date':
      return cell.date;
    case 'datetime':
      return `${cell.local}${cell.offset}`;
  }
}

function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
