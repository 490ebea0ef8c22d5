import type { Issue } from './issue.ts';

/** What a declared error needs to know: its HTTP-like status and how it speaks. */
export interface ErrorDeclaration<D> {
  /** HTTP status that the runtime answers with. */
  readonly status: number;
  readonly message: (details: D) => string;
  readonly hint: (details: D) => string;
}

/** A thrown, coded error that ends an operation. `cause` is kept for logs and never leaves the server. */
export class FormworkError extends Error {
  readonly code: string;
  readonly status: number;
  readonly hint: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];

  constructor(init: {
    code: string;
    status: number;
    message: string;
    hint: string;
    details?: Readonly<Record<string, unknown>>;
    issues?: readonly Issue[];
    cause?: unknown;
  }) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.name = 'FormworkError';
    this.code = init.code;
    this.status = init.status;
    this.hint = init.hint;
    this.details = init.details ?? {};
    this.issues = init.issues ?? [];
  }
}

/** A declared error: call it with its details to get the error to throw. */
export interface ErrorFactory<D extends Readonly<Record<string, unknown>>> {
  (details: D, more?: { issues?: readonly Issue[]; cause?: unknown }): FormworkError;
  readonly code: string;
  readonly status: number;
  /** True for an error that this factory made. */
  readonly is: (error: unknown) => error is FormworkError;
}

/**
 * Declares an error once, beside the code that throws it.
 *
 * @example
 * export const RecordMissing = defineError('FW_RECORD_MISSING', {
 *   status: 404,
 *   message: (d: { entity: string }) => `There is no such record in ${d.entity}.`,
 *   hint: () => 'Check the link, or ask who shared it whether it still exists.',
 * });
 * throw RecordMissing({ entity: 'sales_order' });
 */
export function defineError<D extends Readonly<Record<string, unknown>>>(
  code: string,
  declaration: ErrorDeclaration<D>,
): ErrorFactory<D> {
  const create = (details: D, more: { issues?: readonly Issue[]; cause?: unknown } = {}): FormworkError =>
    new FormworkError({
      code,
      status: declaration.status,
      message: declaration.message(details),
      hint: declaration.hint(details),
      details,
      ...more,
    });
  return Object.assign(create, {
    code,
    status: declaration.status,
    is: (error: unknown): error is FormworkError => error instanceof FormworkError && error.code === code,
  });
}
