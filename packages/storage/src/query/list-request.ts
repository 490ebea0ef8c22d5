/** How a list counts what it has: not at all, exactly, up to 10,000, or roughly. */
export type CountMode = 'none' | 'exact' | 'capped' | 'estimate';

/** What a caller asks of a list, before anything of it is trusted. */
export interface ListRequest {
  /** A condition in JsonLogic over `record`. */
  readonly filter?: unknown;
  /** `-due_on,number`: paths, each with an optional minus. */
  readonly sort?: string;
  readonly fields?: readonly string[];
  /** Paths of references and lines: `customer`, `lines`, `lines.part`. */
  readonly expand?: readonly string[];
  /** References and people as `{id, title}`. */
  readonly titles?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
  readonly offset?: number;
  readonly search?: string;
  readonly count?: CountMode;
  readonly deleted?: 'only';
}

/** Groups and measures over the visible records. */
export interface AggregateRequest {
  /** Paths; dates and instants may end in `:year`, `:month` or `:day`. */
  readonly group?: readonly string[];
  /** `count`, `sum:net`, `avg:net`, `min:due_on`, `max:due_on`. */
  readonly measures?: readonly string[];
  readonly filter?: unknown;
  readonly search?: string;
}
