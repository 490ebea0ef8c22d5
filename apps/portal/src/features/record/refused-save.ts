import { ClientProblem } from '@formwork/client';
import type { Issue } from '@formwork/kernel';
import { problemAdvice } from '../../ui/problem-text.ts';

/** What a form shows for a save that was refused: the server's findings at their fields, or what happened in one sentence. */
export function refusedSave(error: unknown): readonly Issue[] {
  if (error instanceof ClientProblem && error.issues.length > 0) return error.issues;
  return [{ code: 'FW_PORTAL_NOT_SAVED', severity: 'error', path: '', message: problemAdvice(error), hint: '' }];
}

/** Not saved, and asked about elsewhere: the form keeps what was entered and says nothing. */
export const UNDECIDED: readonly Issue[] = [
  { code: 'FW_PORTAL_UNDECIDED', severity: 'info', path: '', message: '', hint: '' },
];
