import type { Json } from '@formwork/kernel';
import { useRef, useState } from 'react';
import { plainValue } from '../form/form-draft.ts';
import type { GridColumn } from './grid-settings.ts';
import type { GridRecord } from './use-windows.ts';

/** Saves one cell; gives the record as it is then. Rejects with what to tell the person. */
export type SaveCell = (record: GridRecord, field: string, value: Json) => Promise<GridRecord>;

/** The cell that is being edited, those being saved, and those that were refused. */
export interface CellEditing {
  readonly draft: Json | undefined;
  readonly begin: (value: Json) => void;
  finish(record: GridRecord, column: GridColumn, how: 'keep' | 'cancel'): void;
  clear(record: GridRecord, column: GridColumn): void;
  isSaving(record: GridRecord, column: GridColumn): boolean;
  fault(record: GridRecord, column: GridColumn): string | undefined;
}

const cellKey = (record: GridRecord, column: GridColumn): string => `${record.id}/${column.path}`;

/** Edits cells in place: what is entered is shown at once, sent with the version that was read, and taken back if refused. */
export function useCellEditing(
  save: SaveCell | undefined,
  replace: (record: GridRecord) => void,
  onFault: (message: string) => void,
): CellEditing {
  const draftRef = useRef<Json | undefined>(undefined);
  const [draft, setDraft] = useState<Json>();
  const [saving, setSaving] = useState<ReadonlySet<string>>(new Set());
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const commit = async (record: GridRecord, column: GridColumn, value: Json): Promise<void> => {
    const key = cellKey(record, column);
    setFaults((before) => new Map([...before].filter(([one]) => one !== key)));
    setSaving((before) => new Set([...before, key]));
    try {
      replace(await save!(record, column.path, value));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setFaults((before) => new Map([...before, [key, message]]));
      onFault(message);
    } finally {
      setSaving((before) => new Set([...before].filter((one) => one !== key)));
    }
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
      if (save === undefined || how === 'cancel' || value === undefined) return;
      const before = plainValue(record[column.path]);
      if (JSON.stringify(before) !== JSON.stringify(value)) void commit(record, column, value);
    },
    clear: (record, column) => {
      if (save !== undefined && column.field.definition.required !== true) void commit(record, column, null);
    },
    isSaving: (record, column) => saving.has(cellKey(record, column)),
    fault: (record, column) => faults.get(cellKey(record, column)),
  };
}
