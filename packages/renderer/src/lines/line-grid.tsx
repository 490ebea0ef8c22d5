import { PlusOutlined } from '@ant-design/icons';
import { type Issue, type Json, newId, pointerSegments } from '@formwork/kernel';
import type { RuleEnv } from '@formwork/rules';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { cellAlign } from '../cells/cell-align.ts';
import { CellValue } from '../cells/cell-value.tsx';
import { type CellPlace, useCellCursor } from '../cells/use-cell-cursor.ts';
import { ROW_KEY, rowKey } from '../form/form-draft.ts';
import type { PlannedColumn, PlannedLines } from '../form/form-plan.ts';
import type { FormAim } from '../form/issue-place.ts';
import { fieldState } from '../form/form-state.ts';
import type { Values } from '../form/live-values.ts';
import { useRender } from '../screen/render-context.tsx';
import { LineRow } from './line-row.tsx';
import { columnTotal } from './line-totals.ts';
import { useLinePaste } from './use-line-paste.ts';

const ROW_HEIGHT_PX = 40;
/** Beyond this many lines the table scrolls by itself. */
const ROWS_IN_VIEW = 12;

/** What an editable table of lines needs. */
export interface LineGridProps {
  readonly planned: PlannedLines;
  /** The lines as they are shown: with what formulas and the server filled in. */
  readonly rows: readonly Values[];
  /** The same lines with only what was entered: what `onChange` gives back. */
  readonly entered: readonly Values[];
  readonly parent: Values;
  /** The variables of the parent's conditions. */
  readonly env: RuleEnv;
  /** Findings with paths such as `/lines/1/qty`. */
  readonly issues: readonly Issue[];
  readonly isReadOnly: boolean;
  /** The cell that the keyboard is to be brought to; a new object each time. */
  readonly aim?: FormAim | undefined;
  readonly onChange: (rows: readonly Values[]) => void;
}

/**
 * The lines of a record as an editable table: one tab stop, arrows move, Enter or typing edits, Tab goes on and adds a
 * line at the end, Ctrl+Delete removes one, and a block from a spreadsheet can be pasted. Only the rows in view are drawn.
 */
export function LineGrid(props: LineGridProps) {
  const { planned, rows, entered, parent, env, isReadOnly, onChange } = props;
  const { words } = useRender();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = planned.columns.filter(
    (column) =>
      column.visible?.holds({ ...env, parent }) !== false ||
      column.visible.typed.reads.some((path) => path[0] === 'record'),
  );
  const errors = useMemo(() => errorsByRow(props.issues), [props.issues]);
  const before = useRef<{ readonly key: string; readonly row: Values }>(undefined);
  // The virtualiser keeps its own state; nothing here is memoised from its results.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 6,
    getItemKey: (index) => rowKey(rows[index] ?? {}) || index,
  });
  const rowEnv = (row: Values): RuleEnv => ({ ...env, record: row, input: row, parent });
  const replace = (index: number, row: Values): void => onChange(entered.map((one, at) => (at === index ? row : one)));
  const change = (index: number, field: string, value: Json): void => {
    const row = entered[index];
    if (row === undefined) return;
    const key = rowKey(row);
    if (before.current?.key !== `${key}/${field}`) before.current = { key: `${key}/${field}`, row };
    replace(index, { ...row, [field]: value });
  };
  const add = (): void => onChange([...entered, { [ROW_KEY]: newId() }]);
  const remove = (index: number): void => onChange(entered.filter((_, at) => at !== index));
  const columnAt = (place: CellPlace): PlannedColumn | undefined => columns[place.column];
  const cursor = useCellCursor({
    rowCount: rows.length,
    columnCount: columns.length,
    pageSize: ROWS_IN_VIEW,
    root: scroller,
    reveal: (place) => virtual.scrollToIndex(place.row),
    canEdit: (place) => {
      const column = columnAt(place);
      const row = rows[place.row];
      if (column === undefined || row === undefined) return false;
      return !fieldState(column, rowEnv(row), { isReadOnly, open: 'all' }).isReadOnly;
    },
    onClear: (place) => change(place.row, columnAt(place)!.field.name, null),
    onLeave: (place, how) => {
      const saved = before.current;
      before.current = undefined;
      const row = rows[place.row];
      const isSame = row !== undefined && saved?.key === `${rowKey(row)}/${columnAt(place)?.field.name}`;
      if (how === 'cancel' && isSame) replace(place.row, saved.row);
    },
    onBeyond: () => {
      if (isReadOnly) return false;
      add();
      return true;
    },
  });
  const paste = useLinePaste({ columns, rows: entered, place: cursor.place, isReadOnly, onChange });
  const { focus } = cursor;
  const { aim } = props;
  const aimed = aim?.row === undefined ? undefined : { row: aim.row, column: columnOf(columns, aim.column) };
  const aimedAt = useRef(aimed);
  useLayoutEffect(() => {
    aimedAt.current = aimed;
  });
  useEffect(() => {
    if (aimedAt.current === undefined) return;
    focus(aimedAt.current);
    // The table itself may be out of view, and its cell is drawn only after it scrolled.
    requestAnimationFrame(() => document.activeElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }, [aim, focus]);
  const focusAfterAdd = (): void => {
    add();
    setTimeout(() => cursor.edit({ row: rows.length, column: firstWritable(columns) }), 30);
  };
  const width = columns.map(
    (column) => `minmax(${column.width ?? widthOf(column)}px, ${column.width ?? widthOf(column)}fr)`,
  );
  const template = `44px ${width.join(' ')}${isReadOnly ? '' : ' 44px'}`;
  const least = columns.reduce((sum, column) => sum + (column.width ?? widthOf(column)), isReadOnly ? 44 : 88);
  const height = Math.min(rows.length, ROWS_IN_VIEW) * ROW_HEIGHT_PX;
  return (
    <div
      className="fw-lines"
      style={{ '--fw-line-columns': template, '--fw-line-width': `${least}px` } as CSSProperties}
    >
      <div
        className="fw-lines-grid"
        role="grid"
        aria-label={planned.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        tabIndex={rows.length === 0 ? 0 : -1}
        onPaste={paste.onPaste}
        onKeyDown={(event) => {
          if (!isReadOnly && event.key === 'Delete' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            remove(cursor.place.row);
          }
        }}
      >
        <div className="fw-line-head" role="row" aria-rowindex={1}>
          <div className="fw-line-number" role="columnheader">
            <span className="fw-visually-hidden">{words('rowNumber')}</span>#
          </div>
          {columns.map((column) => (
            <LineHead key={column.field.name} column={column} isReadOnly={isReadOnly} />
          ))}
          {isReadOnly ? null : <div role="presentation" />}
        </div>
        <div
          className="fw-lines-scroll"
          ref={scroller}
          style={{ height, overflowY: rows.length > ROWS_IN_VIEW ? 'auto' : 'hidden' }}
          role="rowgroup"
        >
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                <LineRow
                  key={item.key}
                  lines={planned.field.name}
                  index={item.index}
                  row={row}
                  env={rowEnv(row)}
                  columns={columns}
                  cursor={cursor}
                  errors={errors.get(item.index) ?? NO_ERRORS}
                  isReadOnly={isReadOnly}
                  style={{ transform: `translateY(${item.start}px)` }}
                  onChange={(field, value) => change(item.index, field, value)}
                  onDelete={() => remove(item.index)}
                />
              );
            })}
          </div>
        </div>
        <LineTotals planned={planned} columns={columns} rows={rows} isReadOnly={isReadOnly} />
      </div>
      {rows.length === 0 ? (
        <p className="fw-lines-empty">{words(isReadOnly ? 'emptyLinesRead' : 'emptyLines')}</p>
      ) : null}
      {isReadOnly ? null : (
        <Button
          className="fw-lines-add"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={focusAfterAdd}
          htmlType="button"
        >
          {words('addRow')}
        </Button>
      )}
      <div className="fw-said" role="status">
        {paste.said}
      </div>
    </div>
  );
}

const NO_ERRORS: ReadonlyMap<string, string> = new Map();

function LineHead({ column, isReadOnly }: { readonly column: PlannedColumn; readonly isReadOnly: boolean }) {
  const { fields } = useRender();
  const align = cellAlign(fields, column.field);
  return (
    <div
      className={align === 'end' ? 'fw-line-title fw-cell-end' : 'fw-line-title'}
      role="columnheader"
      title={column.help || column.label}
    >
      {column.label}
      {column.field.definition.required === true && !isReadOnly ? (
        <span className="fw-field-mark" aria-hidden="true">
          *
        </span>
      ) : null}
    </div>
  );
}

function LineTotals(props: {
  readonly planned: PlannedLines;
  readonly columns: readonly PlannedColumn[];
  readonly rows: readonly Values[];
  readonly isReadOnly: boolean;
}) {
  const { words } = useRender();
  const { planned, columns, rows } = props;
  if (planned.totals.length === 0 || rows.length === 0) return null;
  const first = columns.findIndex((column) => planned.totals.includes(column.field.name));
  return (
    <div className="fw-line-foot" role="row" aria-rowindex={rows.length + 2}>
      <div role="gridcell" aria-label={words('total')} />
      {columns.map((column, index) => (
        <div key={column.field.name} role="gridcell" className="fw-cell fw-cell-end">
          {planned.totals.includes(column.field.name) ? (
            <CellValue field={column.field} value={columnTotal(column.field, rows)} />
          ) : index === Math.max(0, first - 1) ? (
            <span className="fw-line-total">{words('total')}</span>
          ) : null}
        </div>
      ))}
      {props.isReadOnly ? null : <div role="presentation" />}
    </div>
  );
}

function widthOf(column: PlannedColumn): number {
  return column.field.type.kind === 'reference' ? 220 : column.field.type.kind === 'number' ? 110 : 160;
}

function columnOf(columns: readonly PlannedColumn[], name: string | undefined): number {
  return Math.max(
    0,
    columns.findIndex((column) => column.field.name === name),
  );
}

function firstWritable(columns: readonly PlannedColumn[]): number {
  return Math.max(
    0,
    columns.findIndex((column) => column.field.canWrite),
  );
}

function errorsByRow(issues: readonly Issue[]): Map<number, Map<string, string>> {
  const rows = new Map<number, Map<string, string>>();
  for (const issue of issues) {
    const [, row, field = ''] = pointerSegments(issue.path);
    const errors = rows.get(Number(row)) ?? new Map<string, string>();
    errors.set(field, issue.message);
    rows.set(Number(row), errors);
  }
  return rows;
}
