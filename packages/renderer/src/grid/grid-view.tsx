import type { SortDefinition } from '@formwork/definition';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type CellPlace, useCellCursor } from '../cells/use-cell-cursor.ts';
import { plainValue } from '../form/form-draft.ts';
import { useRender } from '../screen/render-context.tsx';
import { GridHeader } from './grid-header.tsx';
import { type GridActs, GridRow } from './grid-row.tsx';
import type { GridColumn } from './grid-settings.ts';
import { GridStates } from './grid-states.tsx';
import { useBlockClipboard } from './use-block-clipboard.ts';
import { type SaveCells, useCellEditing } from './use-cell-editing.ts';
import type { GridRecord, Windows } from './use-windows.ts';

const ROW_HEIGHT_PX = 40;
const CHECK_WIDTH_PX = 44;

/** What a grid needs. The records come through `useWindows`, so that a toolbar can show how many there are. */
export interface GridViewProps {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly windows: Windows;
  readonly sort: readonly SortDefinition[];
  readonly widths: Readonly<Record<string, number>>;
  readonly isFiltered: boolean;
  readonly selection: ReadonlySet<string>;
  /** The record that is open beside the list. */
  readonly openId?: string | undefined;
  /** Absent where nothing may be changed in place. */
  readonly onSave?: SaveCells | undefined;
  /** Absent where there is nothing to do with a selection. */
  readonly onSelection?: ((selection: ReadonlySet<string>) => void) | undefined;
  readonly onSort: (sort: readonly SortDefinition[]) => void;
  readonly onWidths: (widths: Readonly<Record<string, number>>) => void;
  readonly onOpen: (record: GridRecord) => void;
  readonly onClearFilter: () => void;
}

/**
 * A list of any length as a grid: only the rows in view are drawn, the rest is known by its place. One tab stop; arrows
 * move, Shift marks a block that is copied and pasted, Enter or typing edits, Space selects.
 */
export function GridView(props: GridViewProps) {
  const { columns, windows, selection, onSelection } = props;
  const { words, fields } = useRender();
  const scroller = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const anchor = useRef<number>(undefined);
  // The virtualiser keeps its own state; nothing here is memoised from its results.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: windows.rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT_PX,
  });
  const editing = useCellEditing(props.onSave, windows, setSaid);
  const canEdit = (column: GridColumn | undefined): boolean => {
    if (column === undefined || props.onSave === undefined || column === columns[0]) return false;
    const facet = fields.find(column.field.definition.type);
    return (
      column.field.canWrite && facet?.Input !== undefined && facet.editsInCell !== false && !column.path.includes('.')
    );
  };
  const cursor = useCellCursor({
    rowCount: windows.rowCount,
    columnCount: columns.length,
    pageSize: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / ROW_HEIGHT_PX) - 2),
    root: scroller,
    reveal: (place) => {
      virtual.scrollToIndex(place.row);
      revealColumn(scroller.current, place.column, columns, widthOf);
    },
    canEdit: (place) => {
      const record = windows.at(place.row);
      const column = columns[place.column];
      if (record === undefined || !canEdit(column)) return false;
      editing.begin(plainValue(record[column!.path]));
      return true;
    },
    onOpen: (place) => {
      const record = windows.at(place.row);
      if (record !== undefined) props.onOpen(record);
    },
    onClear: () => void clear(),
    onUndo: editing.undo,
    onLeave: (place, how) => {
      const record = windows.at(place.row);
      if (record !== undefined) editing.finish(record, columns[place.column]!, how);
    },
    ...(onSelection === undefined ? {} : { onSelect: (place: CellPlace) => toggle(place.row, false) }),
  });
  const { range } = cursor;
  const clipboard = useBlockClipboard({
    columns,
    windows,
    range,
    isEditing: cursor.isEditing,
    editing,
    canEdit,
    onSaid: setSaid,
  });
  const clear = (): Promise<number> => {
    const emptied = columns
      .slice(range.left, range.right + 1)
      .filter((column) => canEdit(column) && column.field.definition.required !== true);
    const values = Object.fromEntries(emptied.map((column) => [column.path, null]));
    const rows = Array.from({ length: range.bottom - range.top + 1 }, (_, step) => windows.at(range.top + step));
    return editing.change(rows.flatMap((record) => (record === undefined ? [] : [{ record, values }])));
  };
  const widthOf = (column: GridColumn): number =>
    props.widths[column.path] ?? column.width ?? fields.find(column.field.definition.type)?.width ?? 160;
  const widthKey = columns.map(widthOf).join(' ');
  const widths = useMemo(() => widthKey.split(' ').map(Number), [widthKey]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { need } = windows;
  useEffect(() => need(first, last), [need, first, last]);
  const loaded = useMemo(() => windows.loaded(), [windows]);
  const toggle = (index: number, isRange: boolean): void => {
    const from = isRange ? (anchor.current ?? index) : index;
    anchor.current = index;
    const next = new Set(selection);
    const isOn = !next.has(windows.at(index)?.id ?? '');
    for (let row = Math.min(from, index); row <= Math.max(from, index); row += 1) {
      const id = windows.at(row)?.id;
      if (id !== undefined && isOn) next.add(id);
      else if (id !== undefined) next.delete(id);
    }
    onSelection?.(next);
  };
  const acts = useActs({
    onKeyDown: cursor.onKeyDown,
    onFocus: cursor.focus,
    onEdit: cursor.edit,
    onDraft: editing.begin,
    onOpen: props.onOpen,
    onSelect: toggle,
  });
  const total = widths.reduce((sum, width) => sum + width, onSelection === undefined ? 0 : CHECK_WIDTH_PX);
  const isBlock = range.top !== range.bottom || range.left !== range.right;
  const isWithin = (index: number): boolean => index >= range.top && index <= range.bottom;
  const here = {
    column: cursor.place.column,
    isEditing: cursor.isEditing,
    isTyping: cursor.isTyping,
    draft: editing.draft ?? null,
  };
  const isEmpty = windows.status === 'ready' && windows.rowCount === 0;
  return (
    <div className="fw-grid">
      <div
        className="fw-grid-scroll"
        ref={scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={windows.rowCount + 1}
        aria-colcount={columns.length}
        aria-multiselectable={onSelection !== undefined}
        aria-busy={windows.status === 'loading'}
        onCopy={clipboard.onCopy}
        onPaste={clipboard.onPaste}
      >
        <div className="fw-grid-sheet" role="rowgroup" style={{ width: total }}>
          <GridHeader
            columns={columns}
            sort={props.sort}
            canSelect={onSelection !== undefined}
            isAllSelected={loaded.length > 0 && loaded.every((record) => selection.has(record.id))}
            isSomeSelected={selection.size > 0}
            widthOf={widthOf}
            canSort={(column) => column.field.model.isScalar !== false && column.field.type.kind !== 'list'}
            onSort={props.onSort}
            onWidth={(path, width) => props.onWidths({ ...props.widths, [path]: width })}
            onSelectAll={(isOn) => onSelection?.(new Set(isOn ? loaded.map((record) => record.id) : []))}
          />
          <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {items.map((item) => {
              const record = windows.at(item.index);
              return (
                <GridRow
                  key={item.key}
                  index={item.index}
                  record={record}
                  columns={columns}
                  widths={widths}
                  top={item.start}
                  cursor={cursor.place.row === item.index ? here : undefined}
                  markedFrom={isBlock && isWithin(item.index) ? range.left : -1}
                  markedTo={isBlock && isWithin(item.index) ? range.right : -1}
                  marks={record === undefined ? undefined : editing.marks(record)}
                  isSelected={record !== undefined && selection.has(record.id)}
                  isOpen={record !== undefined && record.id === props.openId}
                  canSelect={onSelection !== undefined}
                  acts={acts}
                />
              );
            })}
          </div>
        </div>
      </div>
      <GridStates
        windows={windows}
        isEmpty={isEmpty}
        isFiltered={props.isFiltered}
        onClearFilter={props.onClearFilter}
      />
      <p className="fw-visually-hidden">{words('gridHelp')}</p>
      <div role="status">
        {said === '' ? null : (
          <p key={said} className="fw-grid-said">
            {said}
          </p>
        )}
      </div>
    </div>
  );
}

/** Hands rows the same functions for good, which do what the present ones do. */
function useActs(acts: GridActs): GridActs {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  return useMemo(
    () => ({
      onKeyDown: (event) => latest.current.onKeyDown(event),
      onFocus: (place, isExtending) => latest.current.onFocus(place, isExtending),
      onEdit: (place) => latest.current.onEdit(place),
      onDraft: (value) => latest.current.onDraft(value),
      onOpen: (record) => latest.current.onOpen(record),
      onSelect: (index, isRange) => latest.current.onSelect(index, isRange),
    }),
    [],
  );
}

/** The first column stays in view; the others scroll beside it. */
function revealColumn(
  scroller: HTMLElement | null,
  column: number,
  columns: readonly GridColumn[],
  widthOf: (column: GridColumn) => number,
): void {
  if (scroller === null || column === 0) return;
  const sticky = CHECK_WIDTH_PX + widthOf(columns[0]!);
  const left = columns.slice(1, column).reduce((sum, one) => sum + widthOf(one), 0);
  const right = left + widthOf(columns[column]!);
  if (left < scroller.scrollLeft) scroller.scrollLeft = left;
  else if (right + sticky > scroller.scrollLeft + scroller.clientWidth) {
    scroller.scrollLeft = right + sticky - scroller.clientWidth;
  }
}
