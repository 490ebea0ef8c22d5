/** The id of a field's focusable element: an error summary links to it. */
export function fieldId(name: string): string {
  return `fw-${name}`;
}

/** The id of a cell of a line table; `row` counts from 0. */
export function cellId(lines: string, row: number, field: string): string {
  return `fw-${lines}-${row}-${field}`;
}
