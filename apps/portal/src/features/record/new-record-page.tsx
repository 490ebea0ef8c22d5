import { ArrowLeftOutlined } from '@ant-design/icons';
import type { FormDefinition } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { FormRenderer, type ScreenEntity, type Values } from '@formwork/renderer';
import { App, Button } from 'antd';
import { useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useApp } from '../../app/app-context.tsx';
import { ForbiddenPage, NotFoundPage } from '../status/status-pages.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { refusedSave } from './refused-save.ts';

/** Where a record is entered. */
export function NewRecordPage() {
  const { t } = useTranslation();
  const { entity: name = '' } = useParams();
  const [search] = useSearchParams();
  const { screen } = useApp();
  const entity = screen.findEntity(name);
  if (entity === undefined) return <NotFoundPage />;
  if (!entity.presented.actions.create) return <ForbiddenPage />;
  const form = screen.findForm(search.get('form') ?? '') ?? screen.formOf(name);
  if (form === undefined) return <p className="fp-notice">{t('record.noForm')}</p>;
  return <NewRecord key={`${name} ${form.name}`} entity={entity} form={form} />;
}

function NewRecord({ entity, form }: { readonly entity: ScreenEntity; readonly form: FormDefinition }) {
  const { t } = useTranslation();
  const { name: app, screen, records } = useApp();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [isDirty, setDirty] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const preview = useCallback(
    (request: { id?: string; values: Values }, signal: AbortSignal) =>
      records.preview(entity.name, request, { signal }),
    [records, entity.name],
  );
  const back = (): void => {
    void navigate(-1);
  };
  const create = async (values: Values): Promise<readonly Issue[]> => {
    setBusy(true);
    try {
      const record = await records.create(entity.name, values);
      void message.success(t('record.created'));
      // The guard must know that nothing is unsaved any more before the page is left.
      flushSync(() => setDirty(false));
      await navigate(`/apps/${app}/records/${entity.name}/${record.id}`, { replace: true });
      return [];
    } catch (error) {
      setBusy(false);
      return refusedSave(error);
    }
  };
  return (
    <div className="fp-record-page">
      <div className="fp-record">
        <header className="fp-record-head">
          <Button type="text" icon={<ArrowLeftOutlined />} aria-label={t('app.back')} onClick={back} />
          <div className="fp-record-title">
            <h1>
              {screen.text(`forms.${form.name}.label`, form.label, '') || t('record.new', { entity: entity.label })}
            </h1>
          </div>
        </header>
        <div className="fp-edit">
          <div className="fp-record-body">
            <FormRenderer
              screen={screen}
              form={form}
              formId="new-record"
              preview={preview}
              onSubmit={create}
              onDirtyChange={setDirty}
            />
          </div>
          <footer className="fp-edit-bar">
            <div className="fp-spacer" />
            <Button onClick={back}>{t('record.cancel')}</Button>
            <Button type="primary" htmlType="submit" form="new-record" loading={isBusy}>
              {t('record.create')}
            </Button>
          </footer>
        </div>
      </div>
      <LeaveGuard isDirty={isDirty && !isBusy} />
    </div>
  );
}
