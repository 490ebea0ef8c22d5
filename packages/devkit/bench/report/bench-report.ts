import type { ImportResult } from '../measure/run-import.ts';
import type { PublishResult } from '../measure/run-publish.ts';
import type { StartResult } from '../measure/run-starts.ts';
import type { SummarisedCase } from './summarise.ts';

/** Everything a run gave, as `--json` writes it. */
export interface BenchReport {
  readonly date: string;
  readonly machine: string;
  readonly command: string;
  readonly cases: readonly SummarisedCase[];
  readonly imports?: ImportResult;
  readonly starts?: StartResult;
  readonly publish?: PublishResult;
}
