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

const MOST_ALIKE = 3;

/** Findings as a list, errors first; many that say the same are one line that opens. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const sorted = issues.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const alike = new Map<string, Issue[]>();
  for (const issue of sorted) {
    const key = `${issue.severity} ${issue.code} ${issue.message}`;
    alike.set(key, [...(alike.get(key) ?? []), issue]);
  }
  return (
    <ul className="fd-issues">
      {[...alike].flatMap(([key, list]) =>
        list.length > MOST_ALIKE
          ? [<AlikeIssues key={key} issues={list} />]
          : list.map((issue, index) => (
              <IssueItem key={`${issue.code} ${issue.file} ${issue.path} ${index}`} issue={issue} />
            )),
      )}
    </ul>
  );
}

function AlikeIssues({ issues }: { readonly issues: readonly Issue[] }) {
  const t = useText();
  const [first] = issues;
  return (
    <li>
      <details className="fd-alike">
        <summary className="fd-issue" data-severity={first!.severity}>
          <span className="fd-issue-kind">{t(`issues.${first!.severity}`)}</span>
          <span>
            {first!.message} <strong>×{issues.length}</strong>
          </span>
        </summary>
        <ul>
          {issues.map((issue) => (
            <IssueItem key={`${issue.file} ${issue.path}`} issue={issue} />
          ))}
        </ul>
      </details>
    </li>
  );
}

function IssueItem({ issue }: { readonly issue: Issue }) {
  const t = useText();
  const navigate = useNavigate();
  const { app, definition } = useDesign();
  return (
    <li>
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
  );
}
