import { createContext, use } from 'react';
import type { FormSession } from './use-form-session.ts';

const SessionContext = createContext<FormSession | undefined>(undefined);

/** Hands a form's session to the hosts of its fields. */
export const SessionProvider = SessionContext.Provider;

/** The session of the form around; throws outside of one. */
export function useSession(): FormSession {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('A form field was drawn outside of a form; draw it through FormRenderer.');
  return session;
}
