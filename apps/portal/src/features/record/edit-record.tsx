import { ClientProblem, type RecordJson, type RecordValues } from '@formwork/client';
import type { FormDefinition } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { FormRenderer, type ScreenEntity, type Values } from '@formwork/renderer';
import { App, Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { ConflictDialog, type ConflictDecision } from './conflict-dialog.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { readWithLines } from './record-query.ts';
import { UNDECIDED, refusedSave } from './refused-save.ts';
import { useDiscardQuestion } from './use-discard-question.ts';

interface Conflict {
  readonly current: RecordJson;
  readonly mine: RecordValues;
  readonly decide: (decision: ConflictDecision) => void;
}

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
  const discard = useDiscardQuestion();
  const [isDirty, setDirty] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict>();
  const formId = `edit-${record.id}`;
  const preview = useCallback(
    (request: { id?: string; values: Values }, signal: AbortSignal) =>
      records.preview(entity.name, request, { signal }),
    [records, entity.name],
  );
  const save = async (values: RecordValues, version: number): Promise<readonly Issue[]> => {
    try {
      if (Object.keys(values).length > 0) await records.update(entity.name, record.id, values, { version });
    } catch (error) {
      if (error instanceof ClientProblem && error.status === 412) return settle(values);
      return refusedSave(error);
    }
    void message.success(t('record.saved'));
    onDone();
    return [];
  };
  /** Lets the person decide between their change and the one that overtook it. */
  const settle = async (mine: RecordValues): Promise<readonly Issue[]> => {
    const current = await readWithLines(records, entity, record.id);
    const decision = await new Promise<ConflictDecision>((decide) => setConflict({ current, mine, decide }));
    setConflict(undefined);
    if (decision === 'mine') return save(mine, current.version);
    if (decision === 'later') return UNDECIDED;
    onDone();
    return [];
  };
  const submit = async (values: RecordValues): Promise<readonly Issue[]> => {
    setBusy(true);
    try {
      return await save(values, record.version);
    } catch (error) {
      return refusedSave(error);
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
          onSubmit={submit}
          onDirtyChange={setDirty}
        />
      </div>
      <footer className="fp-edit-bar">
        {isDirty ? <span className="fp-edit-note">{t('record.unsaved')}</span> : null}
        <div className="fp-spacer" />
        <Button onClick={() => discard(isDirty, props.onCancel)}>{t('record.cancel')}</Button>
        <Button type="primary" htmlType="submit" form={formId} loading={isBusy}>
          {t('record.save')}
        </Button>
      </footer>
      <LeaveGuard isDirty={isDirty && !isBusy} />
      {conflict === undefined ? null : (
        <ConflictDialog entity={entity} current={conflict.current} mine={conflict.mine} onDecide={conflict.decide} />
      )}
    </div>
  );
}
