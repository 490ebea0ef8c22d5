import type { RecordValues } from '@formwork/client';
import type { TransitionDefinition } from '@formwork/definition';
import { FormRenderer, type ScreenEntity } from '@formwork/renderer';
import { Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { transitionForm } from '../record/transition-form.ts';

/** Asks once what a transition of many records needs: to be confirmed, and the fields that come with it. */
export function BulkTransition(props: {
  readonly entity: ScreenEntity;
  readonly transition: TransitionDefinition;
  readonly label: string;
  readonly count: number;
  readonly onClose: () => void;
  readonly onPress: (values: RecordValues) => Promise<void>;
}) {
  const { entity, transition, label } = props;
  const { t } = useTranslation();
  const { screen } = useApp();
  const [isBusy, setBusy] = useState(false);
  const form = useMemo(() => transitionForm(entity, transition), [entity, transition]);
  const press = async (values: RecordValues): Promise<readonly []> => {
    setBusy(true);
    await props.onPress(values);
    props.onClose();
    return [];
  };
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
        ...(form === undefined ? {} : { htmlType: 'submit', form: 'bulk-input' }),
      }}
      {...(form === undefined ? { onOk: () => void press({}) } : {})}
      onCancel={props.onClose}
    >
      {question === '' ? null : <p>{question}</p>}
      {form === undefined ? null : (
        <>
          <p>{t('list.bulkWith', { count: props.count })}</p>
          <FormRenderer screen={screen} form={form} ignoresLock formId="bulk-input" onSubmit={press} />
        </>
      )}
    </Modal>
  );
}
