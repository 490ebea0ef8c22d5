import { ClientProblem, type RecordJson, type RecordValues } from '@formwork/client';
import type { FormDefinition } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { FormRenderer, type ScreenEntity, type Values } from '@formwork/renderer';
import { App, Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { LeaveGuard } from './leave-guard.tsx';

/** A record in its form, for changing. Somebody else's change meanwhile is shown, never overwritten in silence. */
export function EditRecord(props: {
  readonly entity: ScreenEntity;
  readonly form: FormDefinition;
  readonly record: RecordJson;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { entity, record, onDone } = props;
  const { t } = useTranslation();
  const { screen, records } = useApp();
  const { message } = App.useApp();
  const [isDirty, setDirty] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<{ readonly current: RecordJson; readonly mine: RecordValues }>();
  const formId = `edit-${record.id}`;
  const preview = useCallback(
    (request: { id?: string; values: Values }, signal: AbortSignal) =>
      records.preview(entity.name, request, { signal }),
    [records, entity.name],
  );
  const save = async (values: RecordValues, version: number): Promise<readonly Issue[]> => {
    setBusy(true);
    try {
      if (Object.keys(values).length > 0) await records.update(entity.name, record.id, values, { version });
      void message.success(t('record.saved'));
      onDone();
      return [];
    } catch (error) {
      if (error instanceof ClientProblem && error.status === 412) {
        const current = await records.read(entity.name, record.id, { titles: true });
        setConflict({ current, mine: values });
        return PENDING;
      }
      if (error instanceof ClientProblem && error.issues.length > 0) return error.issues;
      void message.error(t('record.savingProblem', { message: problemText(error) }));
      return PENDING;
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="fp-edit">
      <div className="fp-record-body">
        <FormRenderer
          screen={screen}
          form={props.form}
          record={record}
          formId={formId}
          preview={preview}
          onSubmit={(values) => save(values, record.version)}
          onDirtyChange={setDirty}
        />
      </div>
      <footer className="fp-edit-bar">
        {isDirty ? <span className="fp-edit-note">{t('record.unsaved')}</span> : null}
        <div className="fp-spacer" />
        <Button onClick={props.onCancel}>{t('record.cancel')}</Button>
        <Button type="primary" htmlType="submit" form={formId} loading={isBusy}>
          {t('record.save')}
        </Button>
      </footer>
      <LeaveGuard isDirty={isDirty && !isBusy} />
      {conflict === undefined ? null : (
        <ConflictDialog
          entity={entity}
          current={conflict.current}
          mine={conflict.mine}
          onTakeTheirs={onDone}
          onKeepMine={() => {
            setConflict(undefined);
            void save(conflict.mine, conflict.current.version);
          }}
          onCancel={() => setConflict(undefined)}
        />
      )}
    </div>
  );
}

/** Not saved, and said elsewhere than at a field: the form keeps what was entered. */
const PENDING: readonly Issue[] = [{ code: 'FW_PORTAL_NOT_SAVED', severity: 'info', path: '', message: '', hint: '' }];
