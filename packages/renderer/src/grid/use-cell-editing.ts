import type { Json } from '@formwork/kernel';
import { useRef, useState } from 'react';
import { plainValue } from '../form/form-draft.ts';
import type { GridColumn } from './grid-settings.ts';
import type { GridRecord } from './use-windows.ts';

/** Values of one record, by field. */
export type CellValues = Readonly<Record<string, Json>>;

/** Saves cells of one record; gives the record as it is then. Rejects with what to tell the person. */
export type SaveCells = (record: GridRecord, values: CellValues) => Promise<GridRecord>;

/** How the cells of one record stand, by field: on the way to the server, or refused. */
export type CellMarks = ReadonlyMap<string, { readonly isSaving: boolean; readonly fault?: string }>;

/** The cell that is being edited, those being saved, and those that were refused. */
export interface CellEditing {
  readonly draft: Json | undefined;
  readonly begin: (value: Json) => void;
  readonly finish: (record: GridRecord, column: GridColumn, how: 'keep' | 'cancel') => void;
  /** Changes cells of several records, each by itself; gives how many of them were refused. */
  readonly change: (changes: readonly CellChange[]) => Promise<number>;
  /** Takes the last change back. */
  readonly undo: () => void;
  /** The same object as long as nothing of this record changes. */
  marks(record: GridRecord): CellMarks | undefined;
}

/** New values for one record. */
export interface CellChange {
  readonly record: GridRecord;
  readonly values: CellValues;
}

/** So many records are saved at a time. */
const AT_ONCE = 4;

/** Edits cells in place: what is entered is sent with the version that was read, and what is refused says why. */
export function useCellEditing(
  save: SaveCells | undefined,
  windows: { find(id: string): GridRecord | undefined; replace(record: GridRecord): void },
  onFault: (message: string) => void,
): CellEditing {
  const draftRef = useRef<Json | undefined>(undefined);
  const [draft, setDraft] = useState<Json>();
  const [marks, setMarks] = useState<ReadonlyMap<string, CellMarks>>(new Map());
  const done = useRef<(readonly { readonly id: string; readonly values: CellValues }[])[]>([]);
  const mark = (id: string, fields: readonly string[], as: { isSaving: boolean; fault?: string } | undefined): void =>
    setMarks((before) => {
      const own = new Map(before.get(id));
      for (const field of fields)
        if (as === undefined) own.delete(field);
        else own.set(field, as);
      const next = new Map(before);
      if (own.size === 0) next.delete(id);
      else next.set(id, own);
      return next;
    });
  const commit = async ({ record, values }: CellChange): Promise<boolean> => {
    const fields = Object.keys(values);
    mark(record.id, fields, { isSaving: true });
    try {
      windows.replace(await save!(record, values));
      mark(record.id, fields, undefined);
      return true;
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      mark(record.id, fields, { isSaving: false, fault });
      onFault(fault);
      return false;
    }
  };
  const commitAll = async (changes: readonly CellChange[]): Promise<CellChange[]> => {
    const saved: CellChange[] = [];
    const left = [...changes];
    const work = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) if (await commit(next)) saved.push(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return saved;
  };
  const change = async (changes: readonly CellChange[]): Promise<number> => {
    if (save === undefined) return 0;
    const real = changes.flatMap(onlyChanged);
    const saved = await commitAll(real);
    if (saved.length > 0)
      done.current.push(saved.map(({ record, values }) => ({ id: record.id, values: before(record, values) })));
    return real.length - saved.length;
  };
  return {
    draft,
    begin: (value) => {
      draftRef.current = value;
      setDraft(value);
    },
    finish: (record, column, how) => {
      const value = draftRef.current;
      draftRef.current = undefined;
      setDraft(undefined);
      if (how === 'keep' && value !== undefined) void change([{ record, values: { [column.path]: value } }]);
    },
    change,
    undo: () => {
      const last = done.current.pop() ?? [];
      void commitAll(
        last.flatMap(({ id, values }) => {
          const record = windows.find(id);
          return record === undefined ? [] : [{ record, values }];
        }),
      );
    },
    marks: (record) => marks.get(record.id),
  };
}

function onlyChanged({ record, values }: CellChange): CellChange[] {
  const changed = Object.entries(values).filter(
    ([field, value]) => JSON.stringify(plainValue(record[field])) !== JSON.stringify(value),
  );
  return changed.length === 0 ? [] : [{ record, values: Object.fromEntries(changed) }];
}

function before(record: GridRecord, values: CellValues): CellValues {
  return Object.fromEntries(Object.keys(values).map((field) => [field, plainValue(record[field])]));
}
