import { DeleteOutlined } from '@ant-design/icons';
import { fieldModels } from '@formwork/catalog/models';
import { type EntityDefinition, whereUsed } from '@formwork/definition';
import { AppIcon, appIconNames } from '@formwork/renderer';
import { Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useText } from '../../app/text.ts';
import { entityFile, modelOfField } from '../../changes/app-parts.ts';
import { removeEntityEdit } from '../../changes/remove-field.ts';
import { Choose } from '../../ui/choose.tsx';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { useDesign, useEdit, useLabel, useTools } from '../editor/design-context.tsx';
import { useRename } from '../editor/use-rename.ts';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { Assertions } from '../rules/assertions.tsx';
import { EffectiveFields } from './effective-fields.tsx';
import { EntityKeys } from './entity-keys.tsx';
import { PlaceIssues } from './place-issues.tsx';
import { UsedList } from './used-list.tsx';

/** Everything about one entity that is not a field: texts, title, checks, where it is used. */
export function EntityPanel(props: { readonly entity: EntityDefinition; readonly onSelect: (entity: string) => void }) {
  const t = useText();
  const label = useLabel();
  const renameTo = useRename();
  const { definition } = useDesign();
  const { entity } = props;
  const file = entityFile(entity);
  const [isRemoving, setRemoving] = useState(false);
  const setIn = useFileEdit(file);
  const set = (key: string, value: unknown): void => {
    setIn(`/${key}`, value, `${entity.name}: ${key}`);
  };
  const rename = (to: string): void => {
    const target = { kind: 'entity', entity: `${definition.app.name}.${entity.name}` } as const;
    if (renameTo(target, to)) props.onSelect(to);
  };
  const titles = entity.fields.filter((each) => modelOfField(each)?.isScalar !== false);
  return (
    <div className="fd-panel-body">
      <header>
        <h2>{label(`entities.${entity.name}.label`)}</h2>
      </header>
      <PlaceIssues file={file} path="" />
      <TextFields label={t('shell.label')} value={entity.label} onChange={(value) => set('label', value)} />
      <TextFields label={t('data.plural')} value={entity.plural} onChange={(value) => set('plural', value)} />
      <Labelled label={t('shell.name')} hint={t('shell.nameHint')}>
        {(id) => <DraftInput id={id} className="fd-code" value={entity.name} onCommit={rename} />}
      </Labelled>
      <Labelled label={t('start.icon')}>
        {(id) => (
          <span className="fd-with-mark">
            <AppIcon name={entity.icon} fallback="list" />
            <Choose
              id={id}
              value={entity.icon ?? ''}
              empty="—"
              choices={appIconNames.map((each) => ({ value: each, label: each }))}
              onChange={(value) => set('icon', value === '' ? undefined : value)}
            />
          </span>
        )}
      </Labelled>
      <TextFields label={t('data.entityHelp')} value={entity.help} onChange={(value) => set('help', value)} />
      <Labelled label={t('data.titleField')} hint={t('data.titleHint')}>
        {(id) => (
          <Choose
            id={id}
            value={entity.titleField ?? ''}
            empty="—"
            choices={titles.map(({ name }) => ({
              value: name,
              label: label(`entities.${entity.name}.fields.${name}.label`),
            }))}
            onChange={(value) => set('titleField', value === '' ? undefined : value)}
          />
        )}
      </Labelled>
      <Assertions
        title={t('data.checks')}
        hint={t('data.checksHint')}
        addText={t('data.addCheck')}
        stem="check"
        file={file}
        path="/validations"
        entity={entity.name}
        list={entity.validations ?? []}
      />
      <EntityKeys entity={entity} which="unique" />
      <EntityKeys entity={entity} which="indexes" />
      <EffectiveFields entity={entity} />
      <Button danger icon={<DeleteOutlined />} onClick={() => setRemoving(true)}>
        {t('data.removeEntity')}
      </Button>
      {isRemoving ? <RemoveEntityDialog entity={entity} onClose={() => setRemoving(false)} /> : null}
    </div>
  );
}

function RemoveEntityDialog({ entity, onClose }: { readonly entity: EntityDefinition; readonly onClose: () => void }) {
  const t = useText();
  const edit = useEdit();
  const { others } = useTools();
  const { definition } = useDesign();
  const uses = useMemo(
    () =>
      whereUsed([definition, ...others], fieldModels, {
        kind: 'entity',
        entity: `${definition.app.name}.${entity.name}`,
      }),
    [definition, others, entity.name],
  );
  return (
    <Modal
      open
      title={t('data.removeEntityTitle', { name: entity.name })}
      okText={t('shell.delete')}
      okButtonProps={{ danger: true }}
      cancelText={t('shell.cancel')}
      onCancel={onClose}
      onOk={() => {
        onClose();
        edit(removeEntityEdit(definition, entity.name), { label: `${t('shell.delete')} ${entity.name}` });
      }}
    >
      <p>{t(uses.length === 0 ? 'data.unused' : 'data.removeEntityHint')}</p>
      <UsedList uses={uses} />
    </Modal>
  );
}
