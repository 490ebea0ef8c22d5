import './publish.css';
import { CloudUploadOutlined } from '@ant-design/icons';
import { ClientProblem, type PublishPlan } from '@formwork/client';
import { describeChange, diffDefinitions } from '@formwork/definition';
import { hasErrors } from '@formwork/kernel';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Progress, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { client, queries } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { useDesign, useTools } from '../editor/design-context.tsx';
import { IssueList } from '../editor/issues-panel.tsx';
import { PlanView } from './plan-view.tsx';
import { PublishedNote } from './published-note.tsx';

/** What changed, what publishing would do, and the button that does it. Closed while errors stand. */
export function PublishPage() {
  const t = useText();
  const { message } = App.useApp();
  const { store } = useTools();
  const { locale } = useAppearance();
  const { app, definition, published, issues, isChecking } = useDesign();
  const [allowed, setAllowed] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<number>();
  useEffect(() => void store.lookAtLive(), [store]);
  const errors = issues.filter((each) => each.severity === 'error');
  const isOpen = !isChecking && !hasErrors(issues);
  const plan = useQuery({
    queryKey: ['plan', app, definition],
    queryFn: ({ signal }) => client.definitions.plan(definition, { signal }),
    enabled: isOpen,
    staleTime: 0,
    gcTime: 0,
  });
  const changes = diffDefinitions(published, definition);
  const needed = (plan.data?.steps ?? []).filter((step) => !step.allowed && step.class !== 'safe');
  const isReady = isOpen && plan.data !== undefined && needed.every((step) => allowed.has(step.id));
  const publish = async (looked: PublishPlan): Promise<void> => {
    setBusy(true);
    try {
      const sent = store.read().definition;
      const { revision } = await client.definitions.publish({
        definition: sent,
        allow: [...allowed],
        note: note.trim() === '' ? t('publish.defaultNote', { version: sent.app.version }) : note.trim(),
        planHash: looked.hash,
      });
      await store.markPublished(sent, revision);
      await queries.invalidateQueries({ queryKey: ['definitions'] });
      setNote('');
      setAllowed(new Set());
      setDone(revision);
    } catch (error) {
      const hint = error instanceof ClientProblem ? error.hint : '';
      void message.error(`${problemText(error)} ${hint}`, 8);
      void plan.refetch();
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="fd-work fd-publish">
      <header className="fd-work-head">
        <h1>{t('publish.title')}</h1>
        <div className="fd-spacer" />
        {published === undefined || changes.length === 0 ? null : (
          <Button onClick={() => store.discardDraft(t('publish.discard'))}>{t('publish.discard')}</Button>
        )}
      </header>
      {done === undefined || changes.length > 0 ? null : <PublishedNote revision={done} />}
      {errors.length === 0 ? null : (
        <section className="fd-block" aria-label={t('issues.title')}>
          <p className="fd-problem">{t('publish.closed', { count: errors.length })}</p>
          <IssueList issues={errors} />
        </section>
      )}
      <section>
        <h2>{t('publish.changes')}</h2>
        {changes.length === 0 ? (
          <p className="fd-hint">{t('publish.noChanges')}</p>
        ) : (
          <ul className="fd-changes">
            {changes.map((change) => (
              <li key={`${change.kind} ${change.file} ${change.path}`} data-kind={change.kind}>
                {describeChange(change, locale)}
              </li>
            ))}
          </ul>
        )}
      </section>
      {changes.length === 0 || !isOpen ? null : (
        <>
          {plan.error !== null ? (
            <p className="fd-problem">{problemText(plan.error)}</p>
          ) : plan.data === undefined ? (
            <Skeleton active paragraph={{ rows: 3 }} />
          ) : (
            <PlanView plan={plan.data} allowed={allowed} onAllowed={setAllowed} />
          )}
          {isBusy ? <Progress percent={100} status="active" showInfo={false} aria-label={t('publish.busy')} /> : null}
          <div className="fd-publish-bar">
            <input
              className="fd-input"
              aria-label={t('publish.note')}
              value={note}
              placeholder={t('publish.noteHint')}
              onChange={(event) => setNote(event.target.value)}
            />
            <Button
              type="primary"
              size="large"
              className="fd-publish-button"
              icon={<CloudUploadOutlined />}
              loading={isBusy}
              disabled={!isReady}
              onClick={() => plan.data !== undefined && void publish(plan.data)}
            >
              {t('publish.do')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
