import { Button, Result } from 'antd';
import { useLocation, useNavigate, useRouteError } from 'react-router';
import { problemText } from '../ui/problem-text.ts';
import { useText } from './text.ts';

/** What is shown where a page could not be fetched or drawn; the work is safe in the draft. */
export function RouteProblem() {
  const t = useText();
  const error = useRouteError();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  return (
    <Result
      status="error"
      title={t(navigator.onLine ? 'gate.broken' : 'gate.offline')}
      subTitle={navigator.onLine ? problemText(error) : t('gate.offlineHint')}
      extra={
        <div className="fd-inline fd-centre">
          <Button type="primary" onClick={() => void navigate(pathname + search, { replace: true })}>
            {t('shell.retry')}
          </Button>
          <Button onClick={() => window.location.reload()}>{t('gate.reload')}</Button>
        </div>
      }
    />
  );
}
