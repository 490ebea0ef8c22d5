import { FormworkError } from '@formwork/kernel';
import type { BulkResult } from './records.ts';

/** What became of one act as JSON can keep it; a failure that nobody has a sentence for keeps nothing of itself. */
export type KeptResult =
  | Extract<BulkResult, { ok: true }>
  | { readonly ok: false; readonly problem?: ConstructorParameters<typeof FormworkError>[0] };

/** The form in which a result is kept with its request's key. */
export function keepResult(result: BulkResult): KeptResult {
  if (result.ok) return result;
  if (!(result.error instanceof FormworkError)) return { ok: false };
  const { code, status, message, hint, details, issues } = result.error;
  return { ok: false, problem: { code, status, message, hint, details, issues } };
}

/** The result that was kept: a repeated request is answered in the same words as the first. */
export function readResult(kept: KeptResult): BulkResult {
  if (kept.ok) return kept;
  return { ok: false, error: kept.problem === undefined ? undefined : new FormworkError(kept.problem) };
}
