import { FormworkError } from '@formwork/kernel';
import type { ScenarioDifference, ScenarioFailure } from './scenario-report.ts';

/** Ends a scenario: a step did not do what it should. Caught by the runner, never seen outside. */
export class ScenarioFailed extends Error {
  readonly differences: readonly ScenarioDifference[];
  readonly error: ScenarioFailure['error'];

  constructor(
    message: string,
    more: { readonly differences?: readonly ScenarioDifference[]; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.differences = more.differences ?? [];
    const { cause } = more;
    this.error =
      cause instanceof FormworkError
        ? {
            code: cause.code,
            issues: cause.issues.map(({ code, path, message: text }) => ({ code, path, message: text })),
          }
        : undefined;
  }
}
