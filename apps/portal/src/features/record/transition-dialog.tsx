import { ClientProblem, type RecordJson, type RecordTransition, type RecordValues } from '@formwork/client';
import type { Issue } from '@formwork/kernel';
import { FormRenderer, type ScreenEntity } from '@formwork/renderer';
import { App, Modal } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { refusedSave } from './refused-save.ts';
import { transitionForm } from './transition-form.ts';

/** Presses a transition: asks first where it must be confirmed, and for the fields that come with it. */
export function TransitionDialog(props: {
  readonly entity: ScreenEntity;
  readonly record: RecordJson;
  readonly transition: RecordTransition;
  readonly label: string;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}) {
  const { entity, record, transition, label } = props;
  const { t } = useTranslation();
  const { records, screen } = useApp();
  const { message, modal } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const wasSent = useRef(false);
  const form = useMemo(() => transitionForm(entity, transition), [entity, transition]);
  const needsAsking = form !== undefined || transition.confirm !== undefined;
  const press = async (values: RecordValues): Promise<readonly Issue[]> => {
    setBusy(true);
    try {
      await records.transition(entity.name, record.id, transition.name, values, { version: record.version });
      void message.success(t('record.moved', { name: label }));
      await props.onDone();
      return [];
    } catch (error) {
      setBusy(false);
      if (error instanceof ClientProblem && (error.status === 409 || error.status === 412)) {
        void message.warning(t('record.overtaken'));
        await props.onDone();
        return [];
      }
      const issues = refusedSave(error);
      if (form !== undefined) return issues;
      void modal.error({ title: t('record.refused', { name: label }), content: <Reasons issues={issues} /> });
      await props.onDone();
      return [];
    }
  };
  const pressNow = useRef(press);
  useEffect(() => {
    if (needsAsking || wasSent.current) return;
    wasSent.current = true;
    void pressNow.current({});
  }, [needsAsking]);
  if (!needsAsking) return null;
  const address = `workflows.${entity.presented.lifecycle?.name}.transitions.${transition.name}.confirm`;
  const question = screen.text(address, transition.confirm, '');
  return (
    <Modal
      open
      title={label}
      okText={form === undefined ? t('record.confirm') : label}
      confirmLoading={isBusy}
      okButtonProps={{
        danger: transition.tone === 'danger',
        ...(form === undefined ? {} : { htmlType: 'submit', form: 'transition-input' }),
      }}
      {...(form === undefined ? { onOk: () => void press({}) } : {})}
      onCancel={props.onClose}
    >
      {question === '' ? null : <p>{question}</p>}
      {form === undefined ? null : (
        <FormRenderer
          screen={screen}
          form={form}
          record={record}
          ignoresLock
          formId="transition-input"
          onSubmit={press}
        />
      )}
    </Modal>
  );
}

function Reasons({ issues }: { readonly issues: readonly Issue[] }) {
  return (
    <ul className="fp-reasons">
      {issues.map((issue) => (
        <li key={`${issue.path} ${issue.message}`}>{issue.message}</li>
      ))}
    </ul>
  );
}
