import './preview.css';
import type { PresentedApp } from '@formwork/definition';
import { fieldModels } from '@formwork/catalog/models';
import { hasErrors } from '@formwork/kernel';
import { openScreen } from '@formwork/renderer';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAppearance } from '../../app/appearance.tsx';
import { client } from '../../app/client.ts';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { useDesign, useLastEntity } from '../editor/design-context.tsx';
import type { PreviewSource } from './preview-data.ts';
import { PreviewStage } from './preview-stage.tsx';
import { useViewers } from './use-viewers.ts';

const widths = { desktop: 1100, tablet: 768, phone: 390 } as const;

/** The draft as any person would see it, in either language and at any width. Nothing is ever saved. */
export function PreviewPage() {
  const t = useText();
  const appearance = useAppearance();
  const { definition, issues, isChecking, publishedRevision } = useDesign();
  const [search, setSearch] = useSearchParams();
  const [locale, setLocale] = useState<string>(appearance.locale);
  const [width, setWidth] = useState<keyof typeof widths>(window.innerWidth < 760 ? 'phone' : 'desktop');
  const [source, setSource] = useState<PreviewSource>(publishedRevision === undefined ? 'sample' : 'live');
  const viewers = useViewers();
  const viewer = viewers.find((each) => each.value === search.get('as')) ?? viewers[0];
  const isOpen = !isChecking && !hasErrors(issues);
  const shown = useQuery({
    queryKey: ['preview', definition, viewer?.value],
    queryFn: ({ signal }) =>
      client.definitions.preview(
        definition,
        { user: viewer!.user, ...(viewer!.roles === undefined ? {} : { roles: viewer!.roles }) },
        { signal },
      ),
    enabled: isOpen && viewer !== undefined,
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: (before) => before,
  });
  const choose = (key: string, value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(key, value);
        return next;
      },
      { replace: true },
    );
  const presented = shown.data !== undefined && 'entities' in shown.data ? shown.data : undefined;
  return (
    <div className="fd-work fd-preview">
      <header className="fd-work-head">
        <h1>{t('rail.preview')}</h1>
        <Choose
          label={t('preview.as')}
          value={viewer?.value ?? ''}
          choices={viewers}
          onChange={(value) => choose('as', value)}
        />
        {publishedRevision === undefined ? (
          <span className="fd-chip">{t('preview.sampleData')}</span>
        ) : (
          <Choose
            label={t('preview.data')}
            value={source}
            choices={(['live', 'sample'] as const).map((each) => ({ value: each, label: t(`preview.${each}Data`) }))}
            onChange={(next) => setSource(next as PreviewSource)}
          />
        )}
        <div className="fd-spacer" />
        <Choose
          label={t('shell.language')}
          value={locale}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'zh-CN', label: '简体中文' },
          ]}
          onChange={setLocale}
        />
        <Choose
          label={t('preview.width')}
          value={width}
          choices={(['desktop', 'tablet', 'phone'] as const).map((each) => ({
            value: each,
            label: t(`preview.${each}`),
          }))}
          onChange={(next) => setWidth(next as keyof typeof widths)}
        />
      </header>
      {!isChecking && hasErrors(issues) ? <p className="fd-problem">{t('preview.broken')}</p> : null}
      {shown.error === null ? null : <p className="fd-problem">{problemText(shown.error)}</p>}
      {presented === undefined && (isChecking || shown.isLoading) ? <Skeleton active /> : null}
      {shown.data !== undefined && presented === undefined && isOpen ? (
        <p className="fd-empty">{t('preview.none')}</p>
      ) : null}
      {presented === undefined ? null : (
        <Presented
          app={presented}
          locale={locale}
          what={search.get('show') ?? ''}
          width={widths[width]}
          source={source}
          roles={viewer?.roles}
          onWhat={(what) => choose('show', what)}
        />
      )}
    </div>
  );
}

function Presented(props: {
  readonly app: PresentedApp;
  readonly locale: string;
  readonly what: string;
  readonly width: number;
  readonly source: PreviewSource;
  readonly roles: readonly string[] | undefined;
  readonly onWhat: (what: string) => void;
}) {
  const t = useText();
  const screen = useMemo(() => openScreen(props.app, fieldModels, props.locale), [props.app, props.locale]);
  const choices = [
    ...props.app.forms.map((form) => ({
      value: `form:${form.name}`,
      label: t('preview.form', { name: screen.text(`forms.${form.name}.label`, form.label, form.name) }),
    })),
    ...props.app.views.map((view) => ({
      value: `view:${view.name}`,
      label: t('preview.list', { name: screen.text(`views.${view.name}.label`, view.label, view.name) }),
    })),
  ];
  const last = useLastEntity();
  const ofLast = choices.find(({ value }) => {
    const [kind, name] = value.split(':');
    const list: readonly { readonly name: string; readonly entity: string }[] =
      kind === 'form' ? props.app.forms : props.app.views;
    return list.some((each) => each.name === name && each.entity === last);
  });
  if (choices.length === 0) return <p className="fd-empty">{t('preview.none')}</p>;
  const what = choices.some((each) => each.value === props.what) ? props.what : (ofLast?.value ?? choices[0]!.value);
  return (
    <>
      <div className="fd-inline">
        <Choose label={t('preview.what')} value={what} choices={choices} onChange={props.onWhat} />
        <span className="fd-hint">{t('preview.never')}</span>
      </div>
      <PreviewStage
        key={`${what} ${props.locale} ${props.source}`}
        screen={screen}
        what={what}
        width={props.width}
        source={props.source}
        roles={props.roles}
      />
    </>
  );
}
