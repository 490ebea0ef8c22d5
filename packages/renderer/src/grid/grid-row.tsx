import { Checkbox, Tooltip } from 'antd';
import type { CSSProperties } from 'react';
import { cellAlign } from '../cells/cell-align.ts';
import { CellInput } from '../cells/cell-input.tsx';
import { CellValue } from '../cells/cell-value.tsx';
import type { CellCursor } from '../cells/use-cell-cursor.ts';
import { useRender } from '../screen/render-context.tsx';
import { type GridColumn, valueAt } from './grid-settings.ts';
import type { CellEditing } from './use-cell-editing.ts';
import type { GridRecord } from './use-windows.ts';

/** What a row of a grid needs. */
export interface GridRowProps {
  readonly index: number;
  /** Absent while its window is on the way. */
  readonly record: GridRecord | undefined;
  readonly columns: readonly GridColumn[];
  readonly cursor: CellCursor;
  readonly editing: CellEditing;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly canSelect: boolean;
  readonly style: CSSProperties;
  widthOf(column: GridColumn): number;
  canEdit(column: GridColumn): boolean;
  readonly onEdit: (index: number, column: number) => void;
  readonly onOpen: (record: GridRecord) => void;
  readonly onSelect: (record: GridRecord, isRange: boolean) => void;
}

/** One record of a grid. */
export function GridRow(props: GridRowProps) {
  const { words } = useRender();
  const { record, index } = props;
  const state = `${props.isSelected ? ' fw-grid-selected' : ''}${props.isOpen ? ' fw-grid-current' : ''}`;
  return (
    <div
      className={`fw-grid-row${state}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      style={props.style}
    >
      {props.canSelect ? (
        <div className="fw-grid-check fw-grid-sticky" role="gridcell">
          {record === undefined ? null : (
            <Checkbox
              checked={props.isSelected}
              tabIndex={-1}
              aria-label={words('selectRow', { row: index + 1 })}
              onChange={(event) => props.onSelect(record, (event.nativeEvent as MouseEvent).shiftKey)}
            />
          )}
        </div>
      ) : null}
      {props.columns.map((column, place) => (
        <GridCell key={column.path} {...props} column={column} place={place} />
      ))}
    </div>
  );
}

function GridCell(props: GridRowProps & { readonly column: GridColumn; readonly place: number }) {
  const { column, place, record, index, cursor, editing } = props;
  const { fields } = useRender();
  const isHere = cursor.place.row === index && cursor.place.column === place;
  const isOpen = isHere && cursor.isEditing && record !== undefined;
  const fault = record === undefined ? undefined : editing.fault(record, column);
  const className = [
    'fw-grid-cell',
    place === 0 ? 'fw-grid-sticky fw-grid-first' : '',
    cellAlign(fields, column.field) === 'end' ? 'fw-cell-end' : '',
    isOpen ? 'fw-cell-open' : '',
    fault === undefined ? '' : 'fw-cell-invalid',
    record !== undefined && editing.isSaving(record, column) ? 'fw-cell-saving' : '',
  ].join(' ');
  const cell = (
    <div
      className={className}
      role="gridcell"
      style={{ width: props.widthOf(column) }}
      data-cell={`${index}-${place}`}
      tabIndex={isHere && !isOpen ? 0 : -1}
      aria-colindex={place + 1}
      onKeyDown={cursor.onKeyDown}
      onClick={() => (isOpen ? undefined : cursor.focus({ row: index, column: place }))}
      onDoubleClick={() => props.onEdit(index, place)}
    >
      {record === undefined ? (
        <span className="fw-skeleton" />
      ) : isOpen ? (
        <CellInput
          id={`fw-cell-${record.id}-${column.path}`}
          field={column.field}
          label={column.label}
          value={editing.draft ?? null}
          record={record}
          isTyping={cursor.isTyping}
          onChange={editing.begin}
        />
      ) : place === 0 ? (
        <button type="button" className="fw-grid-link" tabIndex={-1} onClick={() => props.onOpen(record)}>
          <FirstValue column={column} record={record} />
        </button>
      ) : (
        <span className="fw-ellipsis">
          <CellValue field={column.field} value={valueAt(record, column.path)} size="cell" />
        </span>
      )}
    </div>
  );
  return fault === undefined ? cell : <Tooltip title={fault}>{cell}</Tooltip>;
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
