import { ClientProblem } from '@formwork/client';

/** What went wrong, for a short message. */
export function problemText(error: unknown): string {
  if (error instanceof ClientProblem) return error.issues[0]?.message ?? error.message;
  return error instanceof Error ? error.message : String(error);
}
