import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import type { SortDefinition } from '@formwork/definition';
import { Checkbox } from 'antd';
import type { KeyboardEvent, PointerEvent } from 'react';
import { cellAlign } from '../cells/cell-align.ts';
import { useRender } from '../screen/render-context.tsx';
import type { GridColumn } from './grid-settings.ts';
import { nextSort } from './next-sort.ts';

const MIN_WIDTH_PX = 60;
const MAX_WIDTH_PX = 1200;

/** What the header of a grid needs. */
export interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  readonly sort: readonly SortDefinition[];
  readonly isAllSelected: boolean;
  readonly isSomeSelected: boolean;
  readonly canSelect: boolean;
  widthOf(column: GridColumn): number;
  canSort(column: GridColumn): boolean;
  readonly onSort: (sort: readonly SortDefinition[]) => void;
  readonly onWidth: (path: string, width: number) => void;
  readonly onSelectAll: (isSelected: boolean) => void;
}

/** The sticky header: sorts by a press, adds a second order with Shift, and sets widths by drag or by arrow keys. */
export function GridHeader(props: GridHeaderProps) {
  const { words } = useRender();
  return (
    <div className="fw-grid-head" role="row" aria-rowindex={1}>
      {props.canSelect ? (
        <div className="fw-grid-check fw-grid-sticky" role="columnheader" aria-label={words('selectAll')}>
          <Checkbox
            checked={props.isAllSelected}
            indeterminate={props.isSomeSelected && !props.isAllSelected}
            aria-label={words('selectAll')}
            onChange={(event) => props.onSelectAll(event.target.checked)}
          />
        </div>
      ) : null}
      {props.columns.map((column, index) => (
        <HeaderCell key={column.path} {...props} column={column} index={index} />
      ))}
    </div>
  );
}

function HeaderCell(props: GridHeaderProps & { readonly column: GridColumn; readonly index: number }) {
  const { column, index, sort } = props;
  const { fields } = useRender();
  const place = sort.findIndex((one) => one.field === column.path);
  const direction = place < 0 ? undefined : (sort[place]!.direction ?? 'asc');
  const width = props.widthOf(column);
  const align = cellAlign(fields, column.field);
  const className = `fw-grid-title${index === 0 ? ' fw-grid-sticky fw-grid-first' : ''}${align === 'end' ? ' fw-cell-end' : ''}`;
  return (
    <div
      className={className}
      role="columnheader"
      style={{ width }}
      aria-colindex={index + 1}
      aria-sort={direction === undefined ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}
    >
      {props.canSort(column) ? (
        <button
          type="button"
          className="fw-grid-sort"
          onClick={(event) => props.onSort(nextSort(sort, column.path, event.shiftKey))}
        >
          <span className="fw-ellipsis">{column.label}</span>
          {direction === undefined ? null : direction === 'asc' ? <CaretUpOutlined /> : <CaretDownOutlined />}
          {direction !== undefined && sort.length > 1 ? <span className="fw-grid-order">{place + 1}</span> : null}
        </button>
      ) : (
        <span className="fw-grid-sort fw-ellipsis">{column.label}</span>
      )}
      <WidthHandle label={column.label} width={width} onWidth={(next) => props.onWidth(column.path, next)} />
    </div>
  );
}

function WidthHandle(props: {
  readonly label: string;
  readonly width: number;
  readonly onWidth: (width: number) => void;
}) {
  const { words } = useRender();
  const clamp = (width: number): number => Math.round(Math.max(MIN_WIDTH_PX, Math.min(MAX_WIDTH_PX, width)));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const start = event.clientX;
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => props.onWidth(clamp(props.width + moved.clientX - start));
    const stop = (): void => handle.removeEventListener('pointermove', move);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', stop, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    props.onWidth(clamp(props.width + (event.key === 'ArrowRight' ? 16 : -16)));
  };
  return (
    <div
      className="fw-grid-handle"
      role="separator"
      aria-orientation="vertical"
      aria-label={words('resizeColumn', { label: props.label })}
      aria-valuenow={props.width}
      aria-valuemin={MIN_WIDTH_PX}
      aria-valuemax={MAX_WIDTH_PX}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
