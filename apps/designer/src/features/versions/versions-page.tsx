import './versions.css';
import type { PublishPlan } from '@formwork/client';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { client, queries } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { useDesign, useTools } from '../editor/design-context.tsx';
import { PlanView } from '../publish/plan-view.tsx';
import { VersionDiff } from './version-diff.tsx';

/** The published versions: what changed in each, any two compared, and the way back. */
export function VersionsPage() {
  const t = useText();
  const { locale } = useAppearance();
  const { message } = App.useApp();
  const { store } = useTools();
  const { app, publishedRevision } = useDesign();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('draft');
  const [back, setBack] = useState<number>();
  const { data, error } = useQuery({
    queryKey: ['versions', app, publishedRevision],
    queryFn: ({ signal }) => client.definitions.versions(app, { signal }),
    enabled: publishedRevision !== undefined,
  });
  const load = async (revision: number): Promise<void> => {
    try {
      const { definition } = await client.definitions.readVersion(app, revision);
      store.replaceAll(definition, t('versions.load'));
    } catch (problem) {
      void message.error(problemText(problem));
    }
  };
  if (publishedRevision === undefined) return <p className="fd-empty">{t('versions.none')}</p>;
  const items = data?.items ?? [];
  const sides = items.map((each) => ({
    value: String(each.revision),
    label: t('versions.revision', { revision: each.revision }),
  }));
  const left = from === '' ? String(publishedRevision) : from;
  return (
    <div className="fd-work">
      <header className="fd-work-head">
        <h1>{t('versions.title')}</h1>
      </header>
      {error !== null ? <p className="fd-problem">{problemText(error)}</p> : null}
      {data === undefined && error === null ? <Skeleton active /> : null}
      <ol className="fd-versions">
        {items.map((version) => (
          <li key={version.revision} className="fd-block">
            <header className="fd-inline">
              <strong>{t('versions.revision', { revision: version.revision })}</strong>
              <span>{version.version}</span>
              {version.revision === publishedRevision ? <span className="fd-chip">{t('versions.live')}</span> : null}
              <time className="fd-hint" dateTime={version.publishedAt}>
                {new Date(version.publishedAt).toLocaleString(locale)}
              </time>
              <span className="fd-spacer" />
              <Button size="small" onClick={() => void load(version.revision)}>
                {t('versions.load')}
              </Button>
              {version.revision === publishedRevision ? null : (
                <Button size="small" onClick={() => setBack(version.revision)}>
                  {t('versions.back')}
                </Button>
              )}
            </header>
            {version.note === '' ? null : <p>{version.note}</p>}
            <details>
              <summary>
                {t('publish.changes')} ({version.changes.length})
              </summary>
              <ul className="fd-changes">
                {version.changes.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ol>
      <section>
        <h2>{t('versions.compare')}</h2>
        <div className="fd-inline">
          <Choose label={t('versions.from')} value={left} choices={sides} onChange={setFrom} />
          <span aria-hidden>→</span>
          <Choose
            label={t('versions.to')}
            value={to}
            choices={[{ value: 'draft', label: t('versions.draft') }, ...sides]}
            onChange={setTo}
          />
        </div>
        <VersionDiff from={left} to={to} />
      </section>
      {back === undefined ? null : <RollbackDialog revision={back} onClose={() => setBack(undefined)} />}
    </div>
  );
}

function RollbackDialog({ revision, onClose }: { readonly revision: number; readonly onClose: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const { store } = useTools();
  const { app } = useDesign();
  const [allowed, setAllowed] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['rollback', app, revision],
    queryFn: ({ signal }) => client.definitions.planRollback(app, revision, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const isReady = data !== undefined && neededOf(data).every((id) => allowed.has(id));
  const roll = async (): Promise<void> => {
    setBusy(true);
    try {
      const note = t('versions.rollback', { revision });
      const done = await client.definitions.rollback(app, { revision, allow: [...allowed], note });
      const live = await client.definitions.read(app);
      store.replaceAll(live.definition, note);
      await store.markPublished(store.read().definition, done.revision);
      await queries.invalidateQueries({ queryKey: ['definitions'] });
      void message.success(t('versions.done', { revision: done.revision }));
      onClose();
    } catch (problem) {
      void message.error(problemText(problem));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={720}
      title={t('versions.rollback', { revision })}
      okText={t('publish.do')}
      cancelText={t('shell.cancel')}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: !isReady }}
      onOk={() => void roll()}
      onCancel={onClose}
    >
      {error !== null ? <p className="fd-problem">{problemText(error)}</p> : null}
      {data === undefined ? (
        error === null ? (
          <Skeleton active />
        ) : null
      ) : (
        <>
          <ul className="fd-changes">
            {data.changes.map((each) => (
              <li key={`${each.path} ${each.text}`} data-kind={each.kind}>
                {each.text}
              </li>
            ))}
          </ul>
          <PlanView plan={data} allowed={allowed} onAllowed={setAllowed} />
        </>
      )}
    </Modal>
  );
}

function neededOf(plan: PublishPlan): string[] {
  return plan.steps.filter((step) => !step.allowed && step.class !== 'safe').map((step) => step.id);
}
