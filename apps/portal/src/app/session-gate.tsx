import { ClientProblem } from '@formwork/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { SignInAgain } from '../features/sign-in/sign-in-again.tsx';
import { OfflineNotice } from '../features/status/offline-notice.tsx';
import { OfflinePage, ProblemPage } from '../features/status/status-pages.tsx';
import { useAppearance } from './appearance.tsx';
import { SESSION_KEY, client } from './client.ts';
import { hasEnded, resumeWith, waitForSession } from './ended-session.ts';
import { hearOtherTabs } from './other-tabs.ts';
import { SessionProvider, goToSignIn, keepSession } from './session.tsx';
import { hasUnsavedWork } from './unsaved-work.ts';

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
  useOtherTabs(data?.user.id);
  if (data !== undefined) {
    return (
      <SessionProvider value={data}>
        <OfflineNotice />
        <Outlet />
        <SignInAgain />
      </SessionProvider>
    );
  }
  if (error === null) return <div className="fp-boot" aria-busy="true" />;
  if (error instanceof ClientProblem && error.status === 401) {
    return <Navigate to={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  }
  if (error instanceof ClientProblem && error.isOffline) return <OfflinePage onRetry={() => void refetch()} />;
  return <ProblemPage error={error} onRetry={() => void refetch()} />;
}

/** Follows what happens to the shared session in other tabs; unsaved work is never thrown away for it. */
function useOtherTabs(user: string | undefined): void {
  useEffect(() => {
    if (user === undefined) return;
    return hearOtherTabs((news) => {
      if (news.kind === 'signed-out') {
        if (hasUnsavedWork()) void waitForSession();
        else goToSignIn();
      } else if (news.user !== user) window.location.reload();
      else if (hasEnded.get())
        void client.session.current().then((session) => {
          keepSession(session);
          resumeWith(session);
        });
    });
  }, [user]);
}
