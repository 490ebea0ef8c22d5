import { CloseOutlined, DeleteOutlined } from '@ant-design/icons';
import type { RecordValues } from '@formwork/client';
import type { TransitionDefinition } from '@formwork/definition';
import { FormRenderer, type ScreenEntity, useRender } from '@formwork/renderer';
import { App, Button, Dropdown, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { transitionForm } from '../record/transition-form.ts';
import { useBulkRun } from './use-bulk-run.tsx';

/** What can be done with the records that are selected. Each is judged by itself: one that is refused stops no other. */
export function BulkBar(props: {
  readonly entity: ScreenEntity;
  readonly selection: ReadonlySet<string>;
  /** What was refused stays selected. */
  readonly onDone: (refused: ReadonlySet<string>) => void;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation();
  const { words } = useRender();
  const { screen } = useApp();
  const { modal } = App.useApp();
  const { entity, selection } = props;
  const { lifecycle, actions } = entity.presented;
  const ids = [...selection];
  const [pressed, setPressed] = useState<TransitionDefinition>();
  const run = useBulkRun(entity, props.onDone);
  const remove = (): void => {
    void modal.confirm({
      title: t('list.deleteAsk', { count: ids.length }),
      okText: t('list.delete'),
      okButtonProps: { danger: true },
      onOk: () => run(ids.map((id) => ({ id, operation: { delete: id } }))),
    });
  };
  const transitions = (lifecycle?.transitions ?? []).filter((transition) => transition.automatic !== true);
  const move = (transition: TransitionDefinition, values: RecordValues): Promise<void> =>
    run(ids.map((id) => ({ id, operation: { transition: transition.name, id, values } })));
  const press = (transition: TransitionDefinition): void => {
    const isAsked = (transition.input ?? []).length > 0 || transition.confirm !== undefined;
    if (isAsked) setPressed(transition);
    else void move(transition, {});
  };
  const labelOf = (name: string): string => {
    const transition = transitions.find((one) => one.name === name);
    return screen.text(`workflows.${lifecycle?.name}.transitions.${name}.label`, transition?.label, name);
  };
  return (
    <div className="fp-bulk" role="toolbar" aria-label={t('list.bulkBar')}>
      <strong>{words('selected', { count: ids.length })}</strong>
      {transitions.length === 0 ? null : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: transitions.map((transition) => ({
              key: transition.name,
              label: labelOf(transition.name),
              danger: transition.tone === 'danger',
              onClick: () => press(transition),
            })),
          }}
        >
          <Button size="small">{t('record.transitions')}</Button>
        </Dropdown>
      )}
      {actions.delete ? (
        <Button size="small" danger icon={<DeleteOutlined />} onClick={remove}>
          {t('list.delete')}
        </Button>
      ) : null}
      <div className="fp-spacer" />
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('list.clearSelection')}
        onClick={props.onClear}
      />
      {pressed === undefined ? null : (
        <BulkTransition
          entity={entity}
          transition={pressed}
          label={labelOf(pressed.name)}
          count={ids.length}
          onClose={() => setPressed(undefined)}
          onPress={(values) => move(pressed, values)}
        />
      )}
    </div>
  );
}

/** Asks once what a transition of many records needs: to be confirmed, and the fields that come with it. */
function BulkTransition(props: {
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
