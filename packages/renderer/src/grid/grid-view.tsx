import type { SortDefinition } from '@formwork/definition';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type CellPlace, useCellCursor } from '../cells/use-cell-cursor.ts';
import { plainValue } from '../form/form-draft.ts';
import { useRender } from '../screen/render-context.tsx';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import type { GridColumn } from './grid-settings.ts';
import { GridStates } from './grid-states.tsx';
import { type SaveCell, useCellEditing } from './use-cell-editing.ts';
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
  readonly onSave?: SaveCell | undefined;
  /** Absent where there is nothing to do with a selection. */
  readonly onSelection?: ((selection: ReadonlySet<string>) => void) | undefined;
  readonly onSort: (sort: readonly SortDefinition[]) => void;
  readonly onWidths: (widths: Readonly<Record<string, number>>) => void;
  readonly onOpen: (record: GridRecord) => void;
  readonly onClearFilter: () => void;
}

/**
 * A list of any length as a grid: only the rows in view are drawn, the rest is known by its place. One tab stop; arrows
 * move, Enter or typing edits, Space selects.
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
  const editing = useCellEditing(props.onSave, windows.replace, setSaid);
  const canEdit = (column: GridColumn | undefined): boolean => {
    if (column === undefined || props.onSave === undefined || column === columns[0]) return false;
    const facet = fields.find(column.field.definition.type);
    return (
      column.field.canWrite && facet?.Input !== undefined && facet.editsInCell !== false && !column.path.includes('.')
    );
  };
  const edit = (row: number, column: number, then: (place: CellPlace) => void): void => {
    const record = windows.at(row);
    const target = columns[column];
    if (record === undefined || target === undefined || !canEdit(target)) return;
    editing.begin(plainValue(record[target.path]));
    then({ row, column });
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
    onClear: (place) => {
      const record = windows.at(place.row);
      if (record !== undefined) editing.clear(record, columns[place.column]!);
    },
    onLeave: (place, how) => {
      const record = windows.at(place.row);
      if (record !== undefined) editing.finish(record, columns[place.column]!, how);
    },
    ...(onSelection === undefined ? {} : { onSelect: (place: CellPlace) => toggle(place.row, false) }),
  });
  const widthOf = (column: GridColumn): number =>
    props.widths[column.path] ?? column.width ?? fields.find(column.field.definition.type)?.width ?? 160;
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
  const total = columns.reduce((sum, column) => sum + widthOf(column), onSelection === undefined ? 0 : CHECK_WIDTH_PX);
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
                  cursor={cursor}
                  editing={editing}
                  isSelected={record !== undefined && selection.has(record.id)}
                  isOpen={record !== undefined && record.id === props.openId}
                  canSelect={onSelection !== undefined}
                  style={{ transform: `translateY(${item.start}px)` }}
                  widthOf={widthOf}
                  canEdit={canEdit}
                  onEdit={(row, column) => edit(row, column, cursor.edit)}
                  onOpen={props.onOpen}
                  onSelect={(_, isRange) => toggle(item.index, isRange)}
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
      <div className="fw-visually-hidden" role="status">
        {said}
      </div>
    </div>
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
