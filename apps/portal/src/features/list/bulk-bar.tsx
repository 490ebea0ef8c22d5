import { CloseOutlined, DeleteOutlined } from '@ant-design/icons';
import type { RecordValues } from '@formwork/client';
import type { TransitionDefinition } from '@formwork/definition';
import { type ScreenEntity, useRender } from '@formwork/renderer';
import { App, Button, Dropdown } from 'antd';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { useBulkRun } from './use-bulk-run.tsx';

/** Forms are large, and most lists are only read: they come when the first one is needed. */
const BulkTransition = lazy(async () => ({ default: (await import('./bulk-transition.tsx')).BulkTransition }));

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
        <Suspense>
          <BulkTransition
            entity={entity}
            transition={pressed}
            label={labelOf(pressed.name)}
            count={ids.length}
            onClose={() => setPressed(undefined)}
            onPress={(values) => move(pressed, values)}
          />
        </Suspense>
      )}
    </div>
  );
}
