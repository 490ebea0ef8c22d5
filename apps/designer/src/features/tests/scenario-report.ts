import type { Phase } from './scenario-step.ts';

/** What the server says of a run of scenarios. */
export interface ScenarioReport {
  readonly passed: number;
  readonly failed: number;
  readonly durationMs: number;
  readonly scenarios: readonly ScenarioOutcome[];
  readonly coverage: Readonly<Record<CoveredPart, readonly CoverageItem[]>>;
}

/** What scenarios can touch. */
export type CoveredPart = 'states' | 'transitions' | 'rules' | 'grants';

/** One thing of the definition and whether any scenario touched it. */
export interface CoverageItem {
  readonly name: string;
  readonly touched: boolean;
}

/** One scenario's outcome. */
export interface ScenarioOutcome {
  readonly name: string;
  readonly ok: boolean;
  readonly durationMs: number;
  readonly failure?: ScenarioFailure;
}

/** The step that failed and how. */
export interface ScenarioFailure {
  readonly phase: Phase;
  readonly index: number;
  /** The step as a sentence. */
  readonly step: string;
  readonly message: string;
  readonly differences: readonly StepDifference[];
  /** The refusal that was not expected. */
  readonly error?: {
    readonly code: string;
    readonly issues: readonly { readonly code: string; readonly path: string; readonly message: string }[];
  };
}

/** One difference between what was expected and what there is. */
export interface StepDifference {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}
