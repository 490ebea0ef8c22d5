import { Button, Result } from 'antd';
import { useRouteError } from 'react-router';
import { problemText } from '../ui/problem-text.ts';
import { useText } from './text.ts';

/** What is shown where a page could not be drawn; the work is safe in the draft. */
export function RouteProblem() {
  const t = useText();
  const error = useRouteError();
  return (
    <Result
      status="error"
      title={t('gate.broken')}
      subTitle={problemText(error)}
      extra={<Button onClick={() => window.location.reload()}>{t('shell.retry')}</Button>}
    />
  );
}
