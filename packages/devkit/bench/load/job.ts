/** One request that the generator sends. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: string;
}

/** A window of load: a number of requests over a number of connections, all of them answered before it ends. */
export interface LoadJob {
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  readonly amount: number;
  /** Sent in turn; each connection begins at another place. */
  readonly requests: readonly LoadRequest[];
  /** For updates: the version that the next request names in `If-Match`, per path; a connection keeps to its own paths. */
  readonly versions?: Readonly<Record<string, number>>;
}

/** What a window gave. Times are in milliseconds. */
export interface LoadResult {
  readonly seconds: number;
  readonly completed: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** The first answer that was not a success, for the report. */
  readonly firstFailure?: string;
}
