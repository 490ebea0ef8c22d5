import type { ScenarioStep } from '@formwork/definition';
import { FormworkError } from '@formwork/kernel';
import { ScenarioFailed } from './scenario-failed.ts';

type ExpectedError = string | { readonly code: string; readonly path?: string; readonly message?: string };

/** The error that a step expects, in one shape. */
export function expectedError(step: ScenarioStep): Exclude<ExpectedError, string> | undefined {
  const expected = 'expectError' in step ? (step.expectError as ExpectedError | undefined) : undefined;
  return typeof expected === 'string' ? { code: expected } : expected;
}

/** Runs a step that must be refused. Throws `ScenarioFailed` when it is not, or with another code. */
export async function runRefused(expected: Exclude<ExpectedError, string>, run: () => Promise<unknown>): Promise<void> {
  let error: unknown;
  try {
    await run();
  } catch (caught) {
    error = caught;
  }
  if (error === undefined) throw new ScenarioFailed(`It was allowed; ${expected.code} was expected.`);
  if (!(error instanceof FormworkError)) throw error;
  const found = [{ code: error.code, path: '', message: error.message }, ...error.issues];
  const isMet = found.some(
    (each) =>
      each.code === expected.code &&
      (expected.path === undefined || each.path === expected.path) &&
      (expected.message === undefined || each.message.includes(expected.message)),
  );
  if (!isMet)
    throw new ScenarioFailed(`It was refused with ${error.code}; ${expected.code} was expected.`, {
      differences: [{ path: '', expected, actual: found.map(({ code, path, message }) => ({ code, path, message })) }],
      cause: error,
    });
}
