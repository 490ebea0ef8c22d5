import { ClientProblem, type Session } from '@formwork/client';
import { useQuery } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { createContext, use, useEffect, useRef } from 'react';
import { Outlet } from 'react-router';
import { problemText } from '../ui/problem-text.ts';
import { useAppearance } from './appearance.tsx';
import { client } from './client.ts';
import { useText } from './text.ts';

const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in; throws outside of `SessionGate`. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('The session was asked for outside of the gate.');
  return session;
}

/** Lets in who may design; others sign in at the portal and come back, or are told. */
export function SessionGate() {
  const t = useText();
  const { setLocale, setTheme } = useAppearance();
  const { data, error, refetch } = useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => client.session.current({ signal }),
    staleTime: Infinity,
  });
  const taken = useRef(false);
  useEffect(() => {
    if (data === undefined || taken.current) return;
    taken.current = true;
    setLocale(data.preferences.locale);
    setTheme(data.preferences.theme);
  }, [data, setLocale, setTheme]);
  const isSignedOut = error instanceof ClientProblem && error.status === 401;
  useEffect(() => {
    if (isSignedOut) {
      const here = window.location.pathname + window.location.search;
      window.location.assign(`/sign-in?to=${encodeURIComponent(here)}`);
    }
  }, [isSignedOut]);
  if (data?.rights.design === true) {
    return (
      <SessionContext value={data}>
        <Outlet />
      </SessionContext>
    );
  }
  if (data !== undefined) {
    return (
      <Result
        status="403"
        title={t('gate.forbidden')}
        subTitle={t('gate.forbiddenHint')}
        extra={<Button href="/">{t('shell.portal')}</Button>}
      />
    );
  }
  if (error === null || isSignedOut) return <div className="fd-boot" aria-busy="true" />;
  return (
    <Result
      status="warning"
      title={problemText(error)}
      extra={<Button onClick={() => void refetch()}>{t('shell.retry')}</Button>}
    />
  );
}
