/** What tells the ids of a form from those of a record that is read behind it. */
interface FormMode {
  readonly isReading: boolean;
}

/** The id of a field's focusable element. */
export function fieldId(form: FormMode, name: string): string {
  return form.isReading ? `fw-read-${name}` : `fw-${name}`;
}

/** The id of a form's error summary. */
export function summaryId(form: FormMode): string {
  return fieldId(form, '#errors');
}

/** The id of a cell of a line table; `row` counts from 0. */
export function cellId(lines: string, row: number, field: string): string {
  return `fw-${lines}-${row}-${field}`;
}
