import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { CellValue } from '../cells/cell-value.tsx';
import { type GridColumn, valueAt } from './grid-settings.ts';
import { GridStates } from './grid-states.tsx';
import type { GridRecord, Windows } from './use-windows.ts';

/** A card shows the first column and this many of the next. */
const FIELDS_PER_CARD = 5;

/** A list on a phone: one card per record, drawn as they come into view. */
export function CardList(props: {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly windows: Windows;
  readonly isFiltered: boolean;
  readonly onOpen: (record: GridRecord) => void;
  readonly onClearFilter: () => void;
}) {
  const { columns, windows } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [title, ...rest] = columns;
  // The virtualiser keeps its own state; nothing here is memoised from its results.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: windows.rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => 132,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { need } = windows;
  useEffect(() => need(first, last), [need, first, last]);
  return (
    <div className="fw-cards" ref={scroller}>
      <ul className="fw-cards-sheet" aria-label={props.label} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const record = windows.at(item.index);
          return (
            <li
              key={item.key}
              className="fw-card-place"
              data-index={item.index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {record === undefined || title === undefined ? (
                <div className="fw-card">
                  <span className="fw-skeleton" />
                  <span className="fw-skeleton" />
                </div>
              ) : (
                <button type="button" className="fw-card" onClick={() => props.onOpen(record)}>
                  <span className="fw-card-title">
                    <CellValue field={title.field} value={valueAt(record, title.path)} />
                  </span>
                  <CardFields columns={rest.slice(0, FIELDS_PER_CARD)} record={record} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <GridStates
        windows={windows}
        isEmpty={windows.status === 'ready' && windows.rowCount === 0}
        isFiltered={props.isFiltered}
        onClearFilter={props.onClearFilter}
      />
    </div>
  );
}

function CardFields({ columns, record }: { readonly columns: readonly GridColumn[]; readonly record: GridRecord }) {
  const shown = columns.filter((column) => {
    const value = valueAt(record, column.path);
    return value !== null && value !== '';
  });
  return (
    <span className="fw-card-fields">
      {shown.map((column) => (
        <span key={column.path} className="fw-card-field">
          <span className="fw-card-label">{column.label}</span>
          <CellValue field={column.field} value={valueAt(record, column.path)} />
        </span>
      ))}
    </span>
  );
}
