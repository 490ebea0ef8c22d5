import type { ReactFields } from '../fields/field-react.ts';
import type { ScreenField } from '../screen/screen.ts';

/** Where a cell's value stands: numbers at the end, whatever kind of field computes them. */
export function cellAlign(fields: ReactFields, field: ScreenField): 'start' | 'end' {
  if (field.type.kind === 'number') return 'end';
  if (field.model.isComputed === true) return 'start';
  return fields.find(field.definition.type)?.align ?? 'start';
}
