import type { ExportCell } from './export-cell.ts';

/** Makes a file of a sheet bit by bit; what each call gives is the next part of the file. */
export interface SheetWriter {
  readonly contentType: string;
  start(headings: readonly string[]): Uint8Array;
  rows(rows: readonly (readonly ExportCell[])[]): Uint8Array;
  end(): Uint8Array;
}
