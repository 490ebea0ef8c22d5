import type { FieldInstance } from '@formwork/definition';
import { columnTypeText } from './column-type.ts';
import type { ColumnShape } from './table-shape.ts';

/** The columns that keep a field, in the order of its shape; none for lines, rollups and live formulas. */
export function fieldColumns(field: FieldInstance): readonly ColumnShape[] {
  const isNotNull = field.definition.required === true;
  const column = (name: string, type: string): ColumnShape => ({ name, type, isNotNull, field: field.name });
  const { shape } = field;
  switch (shape.shape) {
    case 'column':
      return [column(field.name, columnTypeText(shape.column))];
    case 'columns':
      return shape.columns.map((part) => ({
        ...column(`${field.name}${part.suffix}`, columnTypeText(part.column)),
        ...(part.isOptional === true ? { isNotNull: false } : {}),
      }));
    case 'sequence':
      return [{ ...column(field.name, 'text'), isNotNull: false }];
    case 'derived':
      return shape.stored ? [{ ...column(field.name, columnTypeText(shape.column)), isNotNull: false }] : [];
    case 'child-table':
    case 'rollup':
      return [];
  }
}
