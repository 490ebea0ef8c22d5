import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemText } from './problem-text.ts';

/** In place of a part of a page that could not be read: what went wrong, and the way to try again. */
export function ProblemNote({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="fp-empty" role="alert">
      <WarningOutlined />
      <p>{problemText(error)}</p>
      <Button onClick={onRetry}>{t('app.retry')}</Button>
    </div>
  );
}
