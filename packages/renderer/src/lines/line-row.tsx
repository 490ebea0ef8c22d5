import type { Json } from '@formwork/kernel';
import { DeleteOutlined } from '@ant-design/icons';
import type { RuleEnv } from '@formwork/rules';
import { Button, Tooltip } from 'antd';
import type { CSSProperties } from 'react';
import { cellAlign } from '../cells/cell-align.ts';
import { CellInput } from '../cells/cell-input.tsx';
import { CellValue } from '../cells/cell-value.tsx';
import type { CellCursor } from '../cells/use-cell-cursor.ts';
import { cellId } from '../form/field-id.ts';
import type { PlannedColumn } from '../form/form-plan.ts';
import { fieldState } from '../form/form-state.ts';
import type { Values } from '../form/live-values.ts';
import { useRender } from '../screen/render-context.tsx';

/** What a row of a line table needs. */
export interface LineRowProps {
  readonly lines: string;
  readonly index: number;
  readonly row: Values;
  readonly env: RuleEnv;
  readonly columns: readonly PlannedColumn[];
  readonly cursor: CellCursor;
  readonly errors: ReadonlyMap<string, string>;
  readonly isReadOnly: boolean;
  readonly style: CSSProperties;
  readonly onChange: (field: string, value: Json) => void;
  readonly onDelete: () => void;
}

/** One line, with its cells and its delete button. */
export function LineRow(props: LineRowProps) {
  const { words } = useRender();
  const { index, cursor } = props;
  return (
    <div className="fw-line-row" role="row" aria-rowindex={index + 2} style={props.style}>
      <div className="fw-line-number" role="rowheader">
        {index + 1}
      </div>
      {props.columns.map((column, place) => (
        <LineCell key={column.field.name} {...props} column={column} place={place} />
      ))}
      {props.isReadOnly ? null : (
        <div className="fw-line-actions" role="gridcell">
          <Button
            type="text"
            size="small"
            tabIndex={cursor.place.row === index ? 0 : -1}
            icon={<DeleteOutlined />}
            aria-label={words('deleteRow', { row: index + 1 })}
            onClick={props.onDelete}
          />
        </div>
      )}
    </div>
  );
}

function LineCell(props: LineRowProps & { readonly column: PlannedColumn; readonly place: number }) {
  const { column, cursor, index, place, row } = props;
  const { fields } = useRender();
  const { field } = column;
  const state = fieldState(column, props.env, { isReadOnly: props.isReadOnly, open: 'all' });
  const error = props.errors.get(field.name);
  const isHere = cursor.place.row === index && cursor.place.column === place;
  const isOpen = isHere && cursor.isEditing && !state.isReadOnly;
  const id = cellId(props.lines, index, field.name);
  const align = cellAlign(fields, field);
  const { options } = column;
  const className = [
    'fw-cell',
    align === 'end' ? 'fw-cell-end' : '',
    state.isReadOnly ? 'fw-cell-fixed' : '',
    error === undefined ? '' : 'fw-cell-invalid',
    isOpen ? 'fw-cell-open' : '',
  ].join(' ');
  const cell = (
    <div
      className={className}
      role="gridcell"
      id={isOpen ? undefined : id}
      data-cell={`${index}-${place}`}
      tabIndex={isHere && !isOpen ? 0 : -1}
      aria-colindex={place + 2}
      aria-invalid={error !== undefined}
      aria-required={state.isRequired}
      onKeyDown={cursor.onKeyDown}
      onClick={() =>
        state.isReadOnly ? cursor.focus({ row: index, column: place }) : cursor.edit({ row: index, column: place })
      }
    >
      {!state.isVisible ? null : isOpen ? (
        <CellInput
          id={id}
          field={field}
          label={column.label}
          value={row[field.name] ?? null}
          record={row}
          isTyping={cursor.isTyping}
          isInvalid={error !== undefined}
          isRequired={state.isRequired}
          optionsWhen={options === undefined ? undefined : (option) => options.holds({ ...props.env, option })}
          onChange={(value) => props.onChange(field.name, value)}
        />
      ) : (
        <CellValue field={field} value={row[field.name]} size="cell" />
      )}
      {error === undefined ? null : <span className="fw-visually-hidden">{error}</span>}
    </div>
  );
  return error === undefined ? cell : <Tooltip title={error}>{cell}</Tooltip>;
}
