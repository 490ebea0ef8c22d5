import type { Json } from '@formwork/kernel';
import { Checkbox, Tooltip } from 'antd';
import { type KeyboardEvent, memo } from 'react';
import { cellAlign } from '../cells/cell-align.ts';
import { CellInput } from '../cells/cell-input.tsx';
import { CellValue } from '../cells/cell-value.tsx';
import type { CellPlace } from '../cells/use-cell-cursor.ts';
import { useRender } from '../screen/render-context.tsx';
import { type GridColumn, valueAt } from './grid-settings.ts';
import type { CellMarks } from './use-cell-editing.ts';
import type { GridRecord } from './use-windows.ts';

/** What the cells of every row do; the same object for the life of a grid. */
export interface GridActs {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (place: CellPlace, isExtending: boolean) => void;
  readonly onEdit: (place: CellPlace) => void;
  readonly onDraft: (value: Json) => void;
  readonly onOpen: (record: GridRecord) => void;
  readonly onSelect: (index: number, isRange: boolean) => void;
}

/** The cell of a row that the keyboard is on. */
export interface RowCursor {
  readonly column: number;
  readonly isEditing: boolean;
  readonly isTyping: boolean;
  readonly draft: Json;
}

/** What a row of a grid needs. */
export interface GridRowProps {
  readonly index: number;
  /** Absent while its window is on the way. */
  readonly record: GridRecord | undefined;
  readonly columns: readonly GridColumn[];
  readonly widths: readonly number[];
  readonly top: number;
  /** Absent on every row but one. */
  readonly cursor: RowCursor | undefined;
  /** First and last column of the marked block; -1 where the row has no part in it. */
  readonly markedFrom: number;
  readonly markedTo: number;
  readonly marks: CellMarks | undefined;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly canSelect: boolean;
  readonly acts: GridActs;
}

/** One record of a grid. Drawn again only when something of its own changes: a list scrolls past many. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { words } = useRender();
  const { record, index, acts } = props;
  const state = `${props.isSelected ? ' fw-grid-selected' : ''}${props.isOpen ? ' fw-grid-current' : ''}`;
  return (
    <div
      className={`fw-grid-row${state}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      {props.canSelect ? (
        <div className="fw-grid-check fw-grid-sticky" role="gridcell">
          {record === undefined ? null : (
            <Checkbox
              checked={props.isSelected}
              tabIndex={-1}
              aria-label={words('selectRow', { row: index + 1 })}
              onChange={(event) => acts.onSelect(index, (event.nativeEvent as MouseEvent).shiftKey)}
            />
          )}
        </div>
      ) : null}
      {props.columns.map((column, place) => (
        <GridCell key={column.path} {...props} column={column} place={place} />
      ))}
    </div>
  );
});

function GridCell(props: GridRowProps & { readonly column: GridColumn; readonly place: number }) {
  const { column, place, record, index, cursor, acts } = props;
  const { fields } = useRender();
  const isHere = cursor?.column === place;
  const isOpen = isHere && cursor.isEditing && record !== undefined;
  const mark = props.marks?.get(column.path);
  const className = [
    'fw-grid-cell',
    place === 0 ? 'fw-grid-sticky fw-grid-first' : '',
    cellAlign(fields, column.field) === 'end' ? 'fw-cell-end' : '',
    place >= props.markedFrom && place <= props.markedTo ? 'fw-cell-marked' : '',
    isOpen ? 'fw-cell-open' : '',
    mark?.fault === undefined ? '' : 'fw-cell-invalid',
    mark?.isSaving === true ? 'fw-cell-saving' : '',
  ].join(' ');
  const cell = (
    <div
      className={className}
      role="gridcell"
      style={{ width: props.widths[place] }}
      data-cell={`${index}-${place}`}
      tabIndex={isHere && !isOpen ? 0 : -1}
      aria-colindex={place + 1}
      onKeyDown={acts.onKeyDown}
      onClick={(event) => (isOpen ? undefined : acts.onFocus({ row: index, column: place }, event.shiftKey))}
      onDoubleClick={() => acts.onEdit({ row: index, column: place })}
    >
      {record === undefined ? (
        <span className="fw-skeleton" />
      ) : isOpen ? (
        <CellInput
          id={`fw-cell-${record.id}-${column.path}`}
          field={column.field}
          label={column.label}
          value={cursor.draft}
          record={record}
          isTyping={cursor.isTyping}
          onChange={acts.onDraft}
        />
      ) : place === 0 ? (
        <button type="button" className="fw-grid-link" tabIndex={-1} onClick={() => acts.onOpen(record)}>
          <FirstValue column={column} record={record} />
        </button>
      ) : (
        <span className="fw-ellipsis">
          <CellValue field={column.field} value={valueAt(record, column.path)} size="cell" />
        </span>
      )}
    </div>
  );
  return mark?.fault === undefined ? cell : <Tooltip title={mark.fault}>{cell}</Tooltip>;
}

function FirstValue({ column, record }: { readonly column: GridColumn; readonly record: GridRecord }) {
  const { words } = useRender();
  const value = valueAt(record, column.path);
  if (value === null || value === '') return <>{words('openRecord')}</>;
  return (
    <span className="fw-ellipsis">
      <CellValue field={column.field} value={value} size="cell" />
    </span>
  );
}
