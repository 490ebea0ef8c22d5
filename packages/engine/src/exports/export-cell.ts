/** One cell of a sheet. */
export type ExportCell =
  | null
  | { readonly kind: 'text'; readonly text: string }
  /** Exact, as decimal digits. */
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A civil date, `2026-03-02`. */
  | { readonly kind: 'date'; readonly date: string }
  /** The civil date and time where the reader is, `2026-03-02T09:00:00`, and how far that is from UTC, `+08:00`. */
  | { readonly kind: 'datetime'; readonly local: string; readonly offset: string };

/** Text, or no cell where there is none. */
export function textCell(text: string): ExportCell {
  return text === '' ? null : { kind: 'text', text };
}
