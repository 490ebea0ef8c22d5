import type { ColumnType } from '@formwork/definition';

/** The most digits that Formwork keeps where a field does not say. */
const WIDEST = 38;

/** A column type in the words of PostgreSQL's catalog (`format_type`). */
export function columnTypeText(type: ColumnType): string {
  switch (type.kind) {
    case 'numeric':
      return `numeric(${type.precision ?? WIDEST},${type.scale})`;
    case 'timestamptz':
      return 'timestamp with time zone';
    default:
      return type.kind;
  }
}
