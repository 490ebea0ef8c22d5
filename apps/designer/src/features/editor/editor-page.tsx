import './editor.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { client } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { BrokenDraft } from './broken-draft.tsx';
import { DesignStore, type LoadedDesign } from './design-store.ts';
import { EditorFrame } from './editor-frame.tsx';
import { loadDesign } from './load-design.ts';
import { shapeIssues } from './shape-issues.ts';

/** Opens one app for designing. */
export function EditorPage() {
  const { app = '' } = useParams();
  return <OpenedApp key={app} app={app} />;
}

function OpenedApp({ app }: { readonly app: string }) {
  const t = useText();
  const { data, error, refetch } = useQuery({
    queryKey: ['design', app],
    queryFn: async () => (await loadDesign(app)) ?? null,
    staleTime: Infinity,
    gcTime: 0,
  });
  if (error !== null) {
    return (
      <Result
        status="warning"
        title={problemText(error)}
        extra={<Button onClick={() => void refetch()}>{t('shell.retry')}</Button>}
      />
    );
  }
  if (data === undefined) return <div className="fd-boot" aria-busy="true" />;
  if (data === null) {
    return (
      <Result status="404" title={t('gate.missing')} extra={<Button href="/designer/">{t('start.title')}</Button>} />
    );
  }
  const issues = shapeIssues(data.definition);
  if (issues.length > 0) return <BrokenDraft loaded={data} issues={issues} />;
  return <LoadedApp loaded={data} />;
}

/** The store starts its timers in an effect, so that a mount that React throws away leaves none behind. */
function LoadedApp({ loaded }: { readonly loaded: LoadedDesign }) {
  const [store] = useState(() => new DesignStore(client, loaded));
  useEffect(() => {
    store.open();
    return () => store.dispose();
  }, [store]);
  return <EditorFrame store={store} />;
}
