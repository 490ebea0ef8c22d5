import { ClientProblem } from '@formwork/client';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { problemAdvice } from '../../ui/problem-text.ts';

function StatusPage(props: {
  readonly mark: string;
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}) {
  return (
    <main className="fp-status" id="content">
      <p className="fp-status-mark" aria-hidden="true">
        {props.mark}
      </p>
      <h1>{props.title}</h1>
      <p>{props.hint}</p>
      <div className="fp-status-actions">{props.children}</div>
    </main>
  );
}

/** Nothing is at this address. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <StatusPage mark="404" title={t('status.notFound')} hint={t('status.notFoundHint')}>
      <Link to="/">{t('status.toLauncher')}</Link>
    </StatusPage>
  );
}

/** The address exists, and this person may not use it. */
export function ForbiddenPage() {
  const { t } = useTranslation();
  return (
    <StatusPage mark="403" title={t('status.forbidden')} hint={t('status.forbiddenHint')}>
      <Link to="/">{t('status.toLauncher')}</Link>
    </StatusPage>
  );
}

/** Between two attempts to reach the server. */
const RETRY_MS = 5_000;

/** The server does not answer: tries again by itself. */
export function OfflinePage({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setInterval(onRetry, RETRY_MS);
    window.addEventListener('online', onRetry);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', onRetry);
    };
  }, [onRetry]);
  return (
    <StatusPage mark="···" title={t('status.offline')} hint={t('status.offlineHint')}>
      <Button type="primary" onClick={onRetry}>
        {t('app.retry')}
      </Button>
    </StatusPage>
  );
}

/** Whatever a page could not be shown for, in the server's own words. */
export function ProblemPage({ error, onRetry }: { readonly error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (error instanceof ClientProblem) {
    if (error.status === 404) return <NotFoundPage />;
    if (error.status === 403) return <ForbiddenPage />;
    if (error.isOffline && onRetry !== undefined) return <OfflinePage onRetry={onRetry} />;
  }
  const hint = problemAdvice(error);
  return (
    <StatusPage mark="!" title={t('app.unexpected')} hint={hint}>
      {onRetry === undefined ? null : (
        <Button type="primary" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      )}
      {error instanceof ClientProblem && error.requestId !== undefined ? (
        <span className="fw-soft">{t('app.requestId', { id: error.requestId })}</span>
      ) : null}
    </StatusPage>
  );
}
