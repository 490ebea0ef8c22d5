/** What the server says of a run of scenarios. */
export interface ScenarioReport {
  readonly passed: number;
  readonly failed: number;
  readonly durationMs: number;
  readonly scenarios: readonly ScenarioOutcome[];
  readonly coverage: Readonly<Record<string, readonly { readonly name: string; readonly touched: boolean }[]>>;
}

/** One scenario's outcome. */
export interface ScenarioOutcome {
  readonly name: string;
  readonly ok: boolean;
  readonly durationMs: number;
  readonly failure?: {
    readonly phase: string;
    readonly index: number;
    readonly step: string;
    readonly message: string;
    readonly differences: readonly { readonly path: string; readonly expected: unknown; readonly actual: unknown }[];
  };
}
