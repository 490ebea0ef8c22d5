import { EditOutlined, MoreOutlined } from '@ant-design/icons';
import type { RecordJson, RecordTransition } from '@formwork/client';
import { type ScreenEntity, openFields } from '@formwork/renderer';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { queries } from '../../app/client.ts';
import { problemText } from '../../ui/problem-text.ts';
import { ExplainDrawer } from '../explain/explain-drawer.tsx';
import { recordKey } from './record-query.ts';
import { TransitionDialog } from './transition-dialog.tsx';

/** What can be done with a record now: its transitions (those that are refused say why), edit, delete, explain. */
export function RecordActions(props: {
  readonly entity: ScreenEntity;
  readonly record: RecordJson;
  readonly canEdit: boolean;
  readonly onEdit: () => void;
  readonly onChanged: () => Promise<void>;
  readonly onGone: () => void;
}) {
  const { entity, record } = props;
  const { t } = useTranslation();
  const { name: app, records, screen } = useApp();
  const { message } = App.useApp();
  const [pressed, setPressed] = useState<RecordTransition>();
  const [isExplaining, setExplaining] = useState(false);
  const { data } = useQuery({
    queryKey: ['transitions', app, entity.name, record.id, record.version],
    queryFn: ({ signal }) => records.transitions(entity.name, record.id, { signal }),
    enabled: entity.presented.lifecycle !== undefined,
  });
  const open = openFields(entity, record);
  const isLocked = open !== 'all' && open.size === 0;
  const labelOf = (transition: RecordTransition): string => {
    const address = `workflows.${entity.presented.lifecycle?.name}.transitions.${transition.name}.label`;
    return screen.text(address, transition.label, transition.name);
  };
  const remove = useRemoval(props);
  const copyLink = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${window.location.origin}/apps/${app}/records/${entity.name}/${record.id}`);
    void message.success(t('record.linkCopied'));
  };
  return (
    <div className="fp-actions">
      {(data?.items ?? []).map((transition) => (
        <TransitionButton
          key={transition.name}
          label={labelOf(transition)}
          transition={transition}
          onPress={() => setPressed(transition)}
        />
      ))}
      {props.canEdit && !isLocked ? (
        <Button icon={<EditOutlined />} onClick={props.onEdit}>
          {t('record.edit')}
        </Button>
      ) : null}
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'link', label: t('record.copyLink'), onClick: () => void copyLink() },
            { key: 'explain', label: t('record.explain'), onClick: () => setExplaining(true) },
            ...(entity.presented.actions.delete
              ? [
                  { type: 'divider' as const },
                  { key: 'delete', danger: true, label: t('record.delete'), onClick: remove },
                ]
              : []),
          ],
        }}
      >
        <Button type="text" icon={<MoreOutlined />} aria-label={t('record.more')} />
      </Dropdown>
      {pressed === undefined ? null : (
        <TransitionDialog
          entity={entity}
          record={record}
          transition={pressed}
          label={labelOf(pressed)}
          onClose={() => setPressed(undefined)}
          onDone={async () => {
            setPressed(undefined);
            await props.onChanged();
          }}
        />
      )}
      {isExplaining ? <ExplainDrawer entity={entity} id={record.id} onClose={() => setExplaining(false)} /> : null}
    </div>
  );
}

function TransitionButton(props: {
  readonly label: string;
  readonly transition: RecordTransition;
  readonly onPress: () => void;
}) {
  const { t } = useTranslation();
  const { transition } = props;
  const tone = transition.tone ?? 'default';
  const button = (
    <Button
      {...(tone === 'primary' ? { type: 'primary' as const } : {})}
      danger={tone === 'danger'}
      {...(transition.allowed ? {} : { 'aria-disabled': true, className: 'fp-refused' })}
      onClick={() => (transition.allowed ? props.onPress() : undefined)}
    >
      {props.label}
    </Button>
  );
  if (transition.allowed) return button;
  return (
    <Tooltip
      title={
        <>
          <strong>{t('record.notAllowed')}</strong>
          {transition.reasons.map((reason) => (
            <div key={`${reason.code} ${reason.path}`}>{reason.message}</div>
          ))}
        </>
      }
      trigger={['hover', 'focus', 'click']}
    >
      {button}
    </Tooltip>
  );
}

/** Deletes after asking; the message that says so can bring the record back. */
function useRemoval(props: {
  readonly entity: ScreenEntity;
  readonly record: RecordJson;
  readonly onGone: () => void;
}): () => void {
  const { t } = useTranslation();
  const { name: app, records } = useApp();
  const { modal, notification } = App.useApp();
  const { entity, record } = props;
  const restore = async (): Promise<void> => {
    notification.destroy(record.id);
    try {
      await records.restore(entity.name, record.id);
      // It came back with a new version: nothing may be done with the one that was shown before.
      queries.removeQueries({ queryKey: recordKey(app, entity.name, record.id) });
      notification.success({ title: t('record.restored'), placement: 'bottom' });
    } catch (error) {
      notification.error({ title: problemText(error), placement: 'bottom' });
    }
    props.onGone();
  };
  const remove = async (): Promise<void> => {
    try {
      await records.remove(entity.name, record.id, { version: record.version });
    } catch (error) {
      notification.error({
        title: problemText(error),
        placement: 'bottom',
      });
      return;
    }
    props.onGone();
    notification.info({
      key: record.id,
      title: t('record.deleted'),
      placement: 'bottom',
      duration: 8,
      actions: (
        <Button type="link" size="small" onClick={() => void restore()}>
          {t('record.undo')}
        </Button>
      ),
    });
  };
  return () => {
    void modal.confirm({
      title: t('record.deleteAsk'),
      okText: t('record.delete'),
      okButtonProps: { danger: true },
      onOk: remove,
    });
  };
}
