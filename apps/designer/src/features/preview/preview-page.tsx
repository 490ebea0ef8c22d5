import './preview.css';
import type { PresentedApp } from '@formwork/definition';
import { fieldModels } from '@formwork/catalog/models';
import { hasErrors } from '@formwork/kernel';
import { openScreen } from '@formwork/renderer';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { client } from '../../app/client.ts';
import { useSession } from '../../app/session.tsx';
import { useText } from '../../app/text.ts';
import { Choose } from '../../ui/choose.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { useDesign } from '../editor/design-context.tsx';
import { PreviewStage } from './preview-stage.tsx';

const widths = { desktop: 1100, tablet: 768, phone: 390 } as const;

/** The draft as any person would see it, in either language and at any width. Nothing is ever saved. */
export function PreviewPage() {
  const t = useText();
  const appearance = useAppearance();
  const session = useSession();
  const { app, definition, issues, isChecking } = useDesign();
  const [person, setPerson] = useState('');
  const [locale, setLocale] = useState<string>(appearance.locale);
  const [width, setWidth] = useState<keyof typeof widths>('desktop');
  const [what, setWhat] = useState('');
  const people = useQuery({
    queryKey: ['people'],
    queryFn: ({ signal }) => client.definitions.people({ signal }),
    staleTime: 60_000,
  });
  const chosen =
    person === ''
      ? (people.data?.items.find((each) => each.roles.some((role) => role.startsWith(`${app}.`)))?.id ??
        session.user.id)
      : person;
  const roles = people.data?.items
    .find((each) => each.id === chosen)
    ?.roles.filter((each) => each.startsWith(`${app}.`))
    .map((each) => each.slice(app.length + 1));
  const isOpen = !isChecking && !hasErrors(issues);
  const shown = useQuery({
    queryKey: ['preview', definition, chosen],
    queryFn: ({ signal }) => client.definitions.preview(definition, { user: chosen }, { signal }),
    enabled: isOpen,
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: (before) => before,
  });
  const presented = shown.data !== undefined && 'entities' in shown.data ? shown.data : undefined;
  return (
    <div className="fd-work fd-preview">
      <header className="fd-work-head">
        <h1>{t('rail.preview')}</h1>
        <Choose
          label={t('preview.as')}
          value={chosen}
          choices={(people.data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
          onChange={setPerson}
        />
        <span className="fd-hint">
          {t('preview.roles', {
            roles: roles === undefined || roles.length === 0 ? t('preview.noRoles') : roles.join(', '),
          })}
        </span>
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
      {presented === undefined ? null : (
        <Presented app={presented} locale={locale} what={what} width={widths[width]} onWhat={setWhat} />
      )}
    </div>
  );
}

function Presented(props: {
  readonly app: PresentedApp;
  readonly locale: string;
  readonly what: string;
  readonly width: number;
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
  if (choices.length === 0) return <p className="fd-empty">{t('preview.none')}</p>;
  const what = choices.some((each) => each.value === props.what) ? props.what : choices[0]!.value;
  return (
    <>
      <div className="fd-inline">
        <Choose label={t('preview.what')} value={what} choices={choices} onChange={props.onWhat} />
        <span className="fd-hint">{t('preview.never')}</span>
      </div>
      <PreviewStage key={`${what} ${props.locale}`} screen={screen} what={what} width={props.width} />
    </>
  );
}
