import type { AppDefinition } from '@formwork/definition';
import type { ScenarioReport } from './scenario-report.ts';

/** Which scenarios are run, and beside which other apps. */
export interface ScenarioRequest {
  /** The app whose scenarios run. */
  readonly definition: AppDefinition;
  /** The apps that it depends on; those that are published unless given. */
  readonly others?: readonly AppDefinition[];
  /** Names of the scenarios; all unless given. */
  readonly only?: readonly string[];
  /** Told after each scenario. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Calls the run off: what it made is dropped at once, and it throws `FW_SCENARIO_INTERRUPTED`. */
  readonly signal?: AbortSignal;
}

/** Runs an app's own tests, each in a fresh database on the same server, which is dropped afterwards. */
export interface Scenarios {
  run(request: ScenarioRequest): Promise<ScenarioReport>;
}
