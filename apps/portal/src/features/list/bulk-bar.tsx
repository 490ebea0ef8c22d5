import { CloseOutlined, DeleteOutlined } from '@ant-design/icons';
import type { BulkOperation } from '@formwork/client';
import { type ScreenEntity, useRender } from '@formwork/renderer';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { problemText } from '../../ui/problem-text.ts';

/** What can be done with the records that are selected. Each is judged by itself: one that is refused stops no other. */
export function BulkBar(props: {
  readonly entity: ScreenEntity;
  readonly selection: ReadonlySet<string>;
  readonly onDone: () => void;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation();
  const { words } = useRender();
  const { records, screen } = useApp();
  const { message, modal } = App.useApp();
  const { entity, selection } = props;
  const { lifecycle, actions } = entity.presented;
  const ids = [...selection];
  const run = async (operations: readonly BulkOperation[]): Promise<void> => {
    try {
      const { results } = await records.bulk(entity.name, { operations, partial: true });
      const refused = results.filter((result) => !result.ok);
      const done = results.length - refused.length;
      if (refused.length === 0) void message.success(t('list.bulkDone', { count: done }));
      else {
        const reason = refused[0]!.problem.message;
        void message.warning(t('list.bulkPartly', { done, failed: refused.length, reason }), 8);
      }
      props.onDone();
    } catch (error) {
      void message.error(problemText(error));
    }
  };
  const remove = (): void => {
    void modal.confirm({
      title: t('list.deleteAsk', { count: ids.length }),
      okText: t('list.delete'),
      okButtonProps: { danger: true },
      onOk: () => run(ids.map((id) => ({ delete: id }))),
    });
  };
  const transitions = (lifecycle?.transitions ?? []).filter(
    (transition) => transition.automatic !== true && (transition.input ?? []).length === 0,
  );
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
              onClick: () => void run(ids.map((id) => ({ transition: transition.name, id }))),
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
    </div>
  );
}
