import type { Session } from '@formwork/client';
import { createSignal } from './signal.ts';

/** True while this page waits for its person to sign in again. */
export const hasEnded = createSignal(false);

const waiting = new Set<(session: Session) => void>();

/** The session is over: every call that needs one waits for the next. */
export function waitForSession(): Promise<Session> {
  hasEnded.set(true);
  return new Promise((resolve) => waiting.add(resolve));
}

/** The person is back: what waited goes on. */
export function resumeWith(session: Session): void {
  hasEnded.set(false);
  for (const resolve of waiting) resolve(session);
  waiting.clear();
}
