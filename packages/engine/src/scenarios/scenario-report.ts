/** Which part of a scenario a step is in. */
export type ScenarioPhase = 'given' | 'when' | 'then';

/** One difference between what was expected and what there is. */
export interface ScenarioDifference {
  /** JSON Pointer into the expectation. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The step that failed and how. */
export interface ScenarioFailure {
  readonly phase: ScenarioPhase;
  /** Place in its phase, from 0. */
  readonly index: number;
  /** The step as a sentence. */
  readonly step: string;
  readonly message: string;
  readonly differences: readonly ScenarioDifference[];
  /** Code and findings of an error that was not expected. */
  readonly error?: {
    readonly code: string;
    readonly issues: readonly { code: string; path: string; message: string }[];
  };
}

/** One scenario's outcome. */
export interface ScenarioResult {
  readonly name: string;
  readonly label: unknown;
  readonly ok: boolean;
  readonly durationMs: number;
  readonly failure?: ScenarioFailure;
}

/** One thing of the definition and whether any scenario touched it. */
export interface CoverageItem {
  readonly name: string;
  readonly touched: boolean;
}

/** What the scenarios touched of the app. */
export interface ScenarioCoverage {
  /** `lifecycle.state`. */
  readonly states: readonly CoverageItem[];
  /** `lifecycle.transition`. */
  readonly transitions: readonly CoverageItem[];
  /**
   * Validations and guards that refused at least once, and guards by which one automatic transition was chosen over
   * another: `entity.validation`, `lifecycle.transition.guard`.
   */
  readonly rules: readonly CoverageItem[];
  /** `role#index entity`, as used by a step that succeeded. */
  readonly grants: readonly CoverageItem[];
}

/** The outcome of an app's scenarios as data. */
export interface ScenarioReport {
  readonly app: string;
  readonly passed: number;
  readonly failed: number;
  readonly durationMs: number;
  readonly scenarios: readonly ScenarioResult[];
  readonly coverage: ScenarioCoverage;
}
