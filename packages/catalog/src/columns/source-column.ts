import type { ColumnType, FieldInstance } from '@formwork/definition';

/** The type of the first column of a field that is kept, or `undefined` for one that has none. */
export function sourceColumn(field: FieldInstance): ColumnType | undefined {
  const { shape } = field;
  switch (shape.shape) {
    case 'column':
      return shape.column;
    case 'columns':
      return shape.columns[0]?.column;
    case 'sequence':
      return { kind: 'text' };
    case 'derived':
      return shape.stored ? shape.column : undefined;
    case 'child-table':
    case 'rollup':
      return undefined;
  }
}
