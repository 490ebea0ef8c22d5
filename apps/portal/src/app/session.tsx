import { ClientProblem, type Session } from '@formwork/client';
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { OfflinePage, ProblemPage } from '../features/status/status-pages.tsx';
import { useAppearance } from './appearance.tsx';
import { client, queries } from './client.ts';

/** The key under which the session is kept. */
export const SESSION_KEY = ['session'] as const;

const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in; throws on pages that are open to everybody. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('The session was asked for on a page without one.');
  return session;
}

/** Takes a new session over, as after signing in or changing a preference. */
export function keepSession(session: Session): void {
  queries.setQueryData(SESSION_KEY, session);
}

/** Lets in who is signed in; others go to the sign-in page and come back afterwards. */
export function SessionGate() {
  const location = useLocation();
  const { setLocale, setTheme } = useAppearance();
  const { data, error, refetch } = useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => client.session.current({ signal }),
    staleTime: Infinity,
  });
  const locale = data?.preferences.locale;
  const theme = data?.preferences.theme;
  useEffect(() => {
    if (locale !== undefined) void setLocale(locale);
  }, [locale, setLocale]);
  useEffect(() => {
    if (theme !== undefined) setTheme(theme);
  }, [theme, setTheme]);
  if (data !== undefined) {
    return (
      <SessionContext value={data}>
        <Outlet />
      </SessionContext>
    );
  }
  if (error === null) return <div className="fp-boot" aria-busy="true" />;
  if (error instanceof ClientProblem && error.status === 401) {
    return <Navigate to={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  }
  if (error instanceof ClientProblem && error.isOffline) return <OfflinePage onRetry={() => void refetch()} />;
  return <ProblemPage error={error} onRetry={() => void refetch()} />;
}

/** Forgets everything that was read for the person who leaves, and starts over at the sign-in page. */
export function leave(): void {
  queries.clear();
  window.location.assign('/sign-in');
}
