/** What a log keeps of a failure. */
export interface DescribedFailure {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Where in the database, when it was there. */
  readonly place?: string;
  readonly stack?: string;
  readonly cause?: DescribedFailure;
}

/**
 * A failure for the log: what and where, without the values that travel with it. A database's error carries the statement's parameters
 * and the row that it refused, among them people's data and the digests of secrets.
 */
export function describeFailure(error: unknown): DescribedFailure {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something that is no error was thrown.' };
  const { code, schema, table, constraint, cause } = error as Error & Record<string, unknown>;
  const place = [schema, table, constraint].filter((part) => typeof part === 'string').join('.');
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(place === '' ? {} : { place }),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(cause === undefined ? {} : { cause: describeFailure(cause) }),
  };
}
