import type { Json } from '@formwork/kernel';
import { newId } from '@formwork/kernel';
import { type ClipboardEvent, useState } from 'react';
import type { CellPlace } from '../cells/use-cell-cursor.ts';
import { ROW_KEY } from '../form/form-draft.ts';
import type { PlannedColumn } from '../form/form-plan.ts';
import type { Values } from '../form/live-values.ts';
import { useRender } from '../screen/render-context.tsx';
import { parseClipboard, readPasted } from '../clipboard/read-block.ts';

/** Pastes a block of cells from the keyboard's place on, adding lines where it is longer; says what came of it. */
export function useLinePaste(input: {
  readonly columns: readonly PlannedColumn[];
  readonly rows: readonly Values[];
  readonly place: CellPlace;
  readonly isReadOnly: boolean;
  readonly onChange: (rows: readonly Values[]) => void;
}): { readonly said: string; readonly onPaste: (event: ClipboardEvent) => void } {
  const { data, words } = useRender();
  const [said, setSaid] = useState('');
  const paste = async (block: readonly (readonly string[])[]): Promise<void> => {
    const { columns, place } = input;
    const rows = [...input.rows];
    let faults = 0;
    for (const [offset, texts] of block.entries()) {
      const at = Math.min(place.row, rows.length) + offset;
      const entered: Record<string, Json> = {};
      for (const [step, text] of texts.entries()) {
        const column = columns[place.column + step];
        if (column === undefined || !column.field.canWrite) continue;
        const value = await readPasted(text, column.field, data).catch(() => undefined);
        if (value === undefined) faults += 1;
        else entered[column.field.name] = value;
      }
      rows[at] = { ...(rows[at] ?? { [ROW_KEY]: newId() }), ...entered };
    }
    input.onChange(rows);
    setSaid(words(faults === 0 ? 'pasted' : 'pastedWithFaults', { count: block.length, faults }));
  };
  return {
    said,
    onPaste: (event) => {
      const text = event.clipboardData.getData('text/plain');
      const isBlock = text.includes('\t') || text.trimEnd().includes('\n');
      if (input.isReadOnly || !isBlock) return;
      event.preventDefault();
      void paste(parseClipboard(text));
    },
  };
}
