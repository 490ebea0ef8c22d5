import { ClientProblem } from '@formwork/client';
import i18next from 'i18next';

/** What went wrong, for a short message: in the reader's language where the portal knows the code, else as the server says it. */
export function problemText(error: unknown): string {
  if (!(error instanceof ClientProblem)) return error instanceof Error ? error.message : String(error);
  return error.issues[0]?.message ?? knownText(error.code, error.details) ?? error.message;
}

/** What went wrong and what to do, where there is room for both. */
export function problemAdvice(error: unknown): string {
  if (!(error instanceof ClientProblem)) return String(error);
  return knownText(error.code, error.details) ?? `${error.message} ${error.hint}`.trim();
}

/** The portal's own sentence for a code of the platform, such as `FW_RECORD_MISSING`. */
export function knownText(code: string, details: Readonly<Record<string, unknown>> = {}): string | undefined {
  const key = `problem.${code}`;
  return i18next.exists(key) ? i18next.t(key, { ...details }) : undefined;
}
