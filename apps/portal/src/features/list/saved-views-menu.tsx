import { CheckOutlined, DownOutlined } from '@ant-design/icons';
import type { SavedView, SavedViewValues } from '@formwork/client';
import { App, Button, Checkbox, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/app-context.tsx';
import { client, queries } from '../../app/client.ts';
import { problemText } from '../../ui/problem-text.ts';
import type { ListToolbarProps } from './list-toolbar-props.ts';
import { savedViewsKey } from './saved-views-key.ts';

/** Chooses, saves and removes views of one's own and shared ones. */
export function SavedViewsMenu(props: ListToolbarProps) {
  const { t } = useTranslation();
  const { name: app } = useApp();
  const { message, modal } = App.useApp();
  const [naming, setNaming] = useState<'new' | 'rename'>();
  const { saved, savedViews, settings, view } = props;
  const values = (name: string, shared: boolean): SavedViewValues => ({
    name,
    shared,
    entity: view.entity,
    view: view.name,
    config: {
      columns: settings.columns,
      widths: settings.widths,
      sort: settings.sort,
      ...(settings.filter === undefined ? {} : { filter: settings.filter }),
      quick: settings.quick,
      ...(saved?.config.isDefault === true ? { isDefault: true } : {}),
    },
  });
  const act = async (work: () => Promise<string | undefined>, done: string): Promise<void> => {
    try {
      const id = await work();
      await queries.invalidateQueries({ queryKey: savedViewsKey(app) });
      props.onReset();
      props.onSaved(id);
      void message.success(done);
    } catch (error) {
      void message.error(problemText(error));
    }
  };
  const create = async (name: string, shared: boolean): Promise<void> => {
    setNaming(undefined);
    await act(
      async () => (await client.apps.createSavedView(app, withDefault(values(name, shared), false))).id,
      t('list.saveDone'),
    );
  };
  const update = (one: SavedView): Promise<void> =>
    act(async () => {
      await client.apps.updateSavedView(app, one.id, values(one.name, one.shared));
      return one.id;
    }, t('list.saveDone'));
  const rename = (one: SavedView, name: string, shared: boolean): Promise<void> => {
    setNaming(undefined);
    return act(async () => {
      await client.apps.updateSavedView(app, one.id, { ...valuesOf(one), name, shared });
      return one.id;
    }, t('list.saveDone'));
  };
  const makeDefault = (one: SavedView, isDefault: boolean): Promise<void> =>
    act(async () => {
      const others = savedViews.filter((other) => other.mine && other.id !== one.id && other.config.isDefault === true);
      for (const other of others) await client.apps.updateSavedView(app, other.id, withDefault(valuesOf(other), false));
      await client.apps.updateSavedView(app, one.id, withDefault(valuesOf(one), isDefault));
      return one.id;
    }, t('list.saveDone'));
  const remove = (one: SavedView): void => {
    void modal.confirm({
      title: t('list.removeView', { name: one.name }),
      content: t(one.shared ? 'list.removeSharedAsk' : 'list.removeAsk'),
      okText: t('list.delete'),
      okButtonProps: { danger: true },
      onOk: () =>
        act(async () => {
          await client.apps.removeSavedView(app, one.id);
          return undefined;
        }, t('list.viewRemoved')),
    });
  };
  const mark = (isOn: boolean) => <CheckOutlined style={{ visibility: isOn ? 'visible' : 'hidden' }} />;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'base',
              icon: mark(saved === undefined),
              label: t('list.base'),
              onClick: () => props.onSaved(undefined),
            },
            ...savedViews.map((one) => ({
              key: one.id,
              icon: mark(one.id === saved?.id),
              label: one.shared ? `${one.name} · ${t('list.shared')}` : one.name,
              onClick: () => props.onSaved(one.id),
            })),
            { type: 'divider' },
            ...(saved?.mine === true && props.isChanged
              ? [{ key: 'save', label: t('list.save', { name: saved.name }), onClick: () => void update(saved) }]
              : []),
            { key: 'save-as', label: t('list.saveAs'), onClick: () => setNaming('new') },
            ...(saved?.mine === true
              ? [
                  {
                    key: 'rename',
                    label: t('list.renameView', { name: saved.name }),
                    onClick: () => setNaming('rename'),
                  },
                  {
                    key: 'default',
                    label: t(saved.config.isDefault === true ? 'list.unsetDefault' : 'list.setDefault'),
                    onClick: () => void makeDefault(saved, saved.config.isDefault !== true),
                  },
                  {
                    key: 'remove',
                    danger: true,
                    label: t('list.removeView', { name: saved.name }),
                    onClick: () => remove(saved),
                  },
                ]
              : []),
          ],
        }}
      >
        <Button>
          {saved?.name ?? t('list.saved')} <DownOutlined />
        </Button>
      </Dropdown>
      {naming === undefined ? null : (
        <NameDialog
          start={naming === 'rename' ? saved : undefined}
          onSave={(name, shared) =>
            naming === 'rename' && saved !== undefined ? rename(saved, name, shared) : create(name, shared)
          }
          onCancel={() => setNaming(undefined)}
        />
      )}
    </>
  );
}

function valuesOf({ name, shared, entity, view, config }: SavedView): SavedViewValues {
  return { name, shared, entity, view, config };
}

function withDefault(values: SavedViewValues, isDefault: boolean): SavedViewValues {
  return { ...values, config: { ...values.config, isDefault } };
}

function NameDialog(props: {
  /** The view that is given another name; absent for a new one. */
  readonly start: SavedView | undefined;
  readonly onSave: (name: string, shared: boolean) => Promise<void>;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(props.start?.name ?? '');
  const [isShared, setShared] = useState(props.start?.shared ?? false);
  const save = (): void => {
    if (name.trim() !== '') void props.onSave(name.trim(), isShared);
  };
  return (
    <Modal
      open
      title={t('list.saveTitle')}
      okText={t('list.saveConfirm')}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={save}
      onCancel={props.onCancel}
    >
      <div className="fp-dialog-fields">
        <label htmlFor="view-name">{t('list.saveName')}</label>
        <Input
          id="view-name"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={save}
        />
        <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
          {t('list.saveShared')}
        </Checkbox>
      </div>
    </Modal>
  );
}
