import type { Session } from '@formwork/client';
import { createContext, use } from 'react';
import { SESSION_KEY, queries } from './client.ts';
import { resumeWith } from './ended-session.ts';
import { tellOtherTabs } from './other-tabs.ts';

const SessionContext = createContext<Session | undefined>(undefined);

/** Hands the session to every page inside. */
export const SessionProvider = SessionContext.Provider;

/** Who is signed in; throws on pages that are open to everybody. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('The session was asked for on a page without one.');
  return session;
}

/** Takes a new session over, as after changing a preference. */
export function keepSession(session: Session): void {
  queries.setQueryData(SESSION_KEY, session);
}

/** Takes the session of somebody who just signed in over, here and in the other tabs. */
export function enter(session: Session): void {
  keepSession(session);
  resumeWith(session);
  tellOtherTabs({ kind: 'signed-in', user: session.user.id });
}

/** Forgets everything that was read for the person who leaves, and starts over at the sign-in page. */
export function leave(): void {
  queries.clear();
  tellOtherTabs({ kind: 'signed-out' });
  window.location.assign('/sign-in');
}

/** To the sign-in page, and back here afterwards. */
export function goToSignIn(): void {
  const { pathname, search } = window.location;
  queries.clear();
  window.location.assign(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
}
