/** How much a finding matters: an `error` stops a publish, a `warning` is shown, an `info` is advice. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * A coded finding about something a person wrote: a definition, a record, an expression.
 * Many are returned at once; nothing is thrown for them.
 */
export interface Issue {
  /** `FW_<AREA>_<REASON>`, or the name of an app's own validation. */
  readonly code: string;
  readonly severity: Severity;
  /** The file within the app's folder, such as `entities/sales_order.json`; absent for records. */
  readonly file?: string;
  /** JSON Pointer (RFC 6901) to the place; `''` is the whole document. */
  readonly path: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** How to mend it, in one sentence. */
  readonly hint: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** True when at least one finding is an error. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}
