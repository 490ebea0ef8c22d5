import type { Json } from '@formwork/kernel';
import type { ClipboardEvent } from 'react';
import type { CellRange } from '../cells/use-cell-cursor.ts';
import { parseClipboard, readPasted } from '../clipboard/read-block.ts';
import { copiedText, writeClipboard } from '../clipboard/write-block.ts';
import { useRender } from '../screen/render-context.tsx';
import { type GridColumn, valueAt } from './grid-settings.ts';
import type { CellChange, CellEditing } from './use-cell-editing.ts';
import type { Windows } from './use-windows.ts';

/** Copies the block of cells that is marked, and pastes one from a spreadsheet; says what came of it. */
export function useBlockClipboard(input: {
  readonly columns: readonly GridColumn[];
  readonly windows: Windows;
  readonly range: CellRange;
  readonly isEditing: boolean;
  readonly editing: CellEditing;
  canEdit(column: GridColumn | undefined): boolean;
  readonly onSaid: (sentence: string) => void;
}): { readonly onCopy: (event: ClipboardEvent) => void; readonly onPaste: (event: ClipboardEvent) => void } {
  const { data, reader, words } = useRender();
  const { columns, windows, range, editing, onSaid } = input;
  const copy = (): string => {
    const rows: string[][] = [];
    for (let row = range.top; row <= range.bottom; row += 1) {
      const record = windows.at(row);
      if (record === undefined) continue;
      const shown = columns.slice(range.left, range.right + 1);
      rows.push(shown.map((column) => copiedText(valueAt(record, column.path), column.field, reader)));
    }
    const count = range.bottom - range.top + 1;
    onSaid(words(rows.length === count ? 'copied' : 'copiedPart', { count: rows.length, all: count }));
    return writeClipboard(rows);
  };
  const paste = async (block: readonly (readonly string[])[]): Promise<void> => {
    const changes: CellChange[] = [];
    let skipped = 0;
    for (const [offset, texts] of filled(block, range).entries()) {
      const record = windows.at(range.top + offset);
      if (record === undefined) {
        skipped += texts.length;
        continue;
      }
      const values: Record<string, Json> = {};
      for (const [step, text] of texts.entries()) {
        const column = columns[range.left + step];
        const isOpen = column !== undefined && input.canEdit(column);
        const value = isOpen ? await readPasted(text, column.field, data).catch(() => undefined) : undefined;
        if (value === undefined) skipped += 1;
        else values[column!.path] = value;
      }
      changes.push({ record, values });
    }
    const refused = await editing.change(changes);
    onSaid(words('pastedCells', { count: changes.length, skipped, refused }));
  };
  return {
    onCopy: (event) => {
      if (input.isEditing) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', copy());
    },
    onPaste: (event) => {
      if (input.isEditing) return;
      event.preventDefault();
      void paste(parseClipboard(event.clipboardData.getData('text/plain')));
    },
  };
}

/** One cell fills the whole block that is marked, as in a spreadsheet. */
function filled(block: readonly (readonly string[])[], range: CellRange): readonly (readonly string[])[] {
  const [only] = block[0] ?? [];
  if (only === undefined || block.length > 1 || block[0]!.length > 1) return block;
  const row = Array.from({ length: range.right - range.left + 1 }, () => only);
  return Array.from({ length: range.bottom - range.top + 1 }, () => row);
}
