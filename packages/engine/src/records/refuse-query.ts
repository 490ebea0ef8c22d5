import type { FormworkError, Issue } from '@formwork/kernel';
import { QueryInvalid } from './record.errors.ts';

/** A list or read that asks for what there is not, or not for the caller: the two are told alike. */
export function refuseQuery(issues: readonly Issue[]): FormworkError {
  return QueryInvalid({ count: issues.length }, { issues });
}
