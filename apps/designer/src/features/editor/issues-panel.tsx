import { CloseOutlined } from '@ant-design/icons';
import type { Issue, Severity } from '@formwork/kernel';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useText } from '../../app/text.ts';
import { useDesign } from './design-context.tsx';
import { placeOf } from './place-of.ts';

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** Everything that is wrong, each with how to mend it; a click goes to the place. */
export function IssuesPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const { issues, isChecking } = useDesign();
  return (
    <aside className="fd-side" aria-label={t('issues.title')}>
      <header className="fd-side-head">
        <h2>{t('issues.title')}</h2>
        <span className="fd-hint" role="status">
          {isChecking ? t('issues.checking') : ''}
        </span>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('shell.close')} onClick={onClose} />
      </header>
      {issues.length === 0 ? <p className="fd-empty">{t('issues.none')}</p> : <IssueList issues={issues} />}
    </aside>
  );
}

/** Findings as a list, errors first. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const t = useText();
  const navigate = useNavigate();
  const { app, definition } = useDesign();
  const sorted = issues.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <ul className="fd-issues">
      {sorted.map((issue, index) => (
        <li key={`${issue.code} ${issue.file} ${issue.path} ${index}`}>
          <button
            type="button"
            className="fd-issue"
            data-severity={issue.severity}
            onClick={() => void navigate(`/apps/${app}/${placeOf(definition, issue.file, issue.path)}`)}
          >
            <span className="fd-issue-kind">{t(`issues.${issue.severity}`)}</span>
            <span>{issue.message}</span>
            <span className="fd-hint">{issue.hint}</span>
            <code>
              {issue.file} {issue.path}
            </code>
          </button>
        </li>
      ))}
    </ul>
  );
}
