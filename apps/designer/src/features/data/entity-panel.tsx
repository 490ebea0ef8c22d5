import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { fieldModels } from '@formwork/catalog/models';
import { type EntityDefinition, whereUsed } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useText } from '../../app/text.ts';
import { entityFile, modelOfField } from '../../changes/app-parts.ts';
import { nameFrom } from '../../changes/name-from.ts';
import { removeEntityEdit } from '../../changes/remove-field.ts';
import { renameEdit } from '../../changes/rename-edit.ts';
import { Choose } from '../../ui/choose.tsx';
import { DraftInput } from '../../ui/draft-input.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { useDesign, useEdit, useLabel, useTools } from '../editor/design-context.tsx';
import { RuleEditor } from '../rules/rule-editor.tsx';
import { PlaceIssues } from './place-issues.tsx';
import { UsedList } from './used-list.tsx';

/** Everything about one entity that is not a field: texts, title, checks, where it is used. */
export function EntityPanel(props: { readonly entity: EntityDefinition; readonly onSelect: (entity: string) => void }) {
  const t = useText();
  const label = useLabel();
  const edit = useEdit();
  const { definition, published } = useDesign();
  const { entity } = props;
  const file = entityFile(entity);
  const [isRemoving, setRemoving] = useState(false);
  const set = (key: string, value: unknown): void => {
    const path = `/${key}`;
    edit(value === undefined ? { kind: 'unset-value', file, path } : { kind: 'set-value', file, path, value }, {
      label: `${entity.name}: ${key}`,
      key: `${file}${path}`,
    });
  };
  const rename = (to: string): void => {
    const target = { kind: 'entity', entity: `${definition.app.name}.${entity.name}` } as const;
    if (edit(renameEdit(definition, published, target, to), { label: `${entity.name} → ${to}` })) props.onSelect(to);
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
      <Checks entity={entity} />
      <Button danger icon={<DeleteOutlined />} onClick={() => setRemoving(true)}>
        {t('data.removeEntity')}
      </Button>
      {isRemoving ? <RemoveEntityDialog entity={entity} onClose={() => setRemoving(false)} /> : null}
    </div>
  );
}

/** Rules that every record must satisfy. */
function Checks({ entity }: { readonly entity: EntityDefinition }) {
  const t = useText();
  const edit = useEdit();
  const label = useLabel();
  const file = entityFile(entity);
  const checks = entity.validations ?? [];
  const change = (path: string, value: unknown): void => {
    edit(value === undefined ? { kind: 'unset-value', file, path } : { kind: 'set-value', file, path, value }, {
      label: t('data.checks'),
      key: `${file}${path}`,
    });
  };
  const add = (): void => {
    const name = nameFrom('', new Set(checks.map((each) => each.name)), 'check');
    const message = { en: 'This is not possible.', 'zh-CN': '不符合要求。' };
    edit(
      { kind: 'insert-item', file, path: '/validations', index: checks.length, value: { name, assert: true, message } },
      { label: t('data.addCheck') },
    );
  };
  return (
    <section className="fd-checks">
      <h3>{t('data.checks')}</h3>
      <p className="fd-hint">{t('data.checksHint')}</p>
      {checks.map((check, index) => {
        const at = pointer('validations', index);
        return (
          <div key={check.name} className="fd-block">
            <RuleEditor
              label={t('data.checkAssert')}
              entity={entity.name}
              json={check.assert === true ? undefined : check.assert}
              onChange={(json) => change(`${at}/assert`, json ?? true)}
            />
            <TextFields
              label={t('data.checkMessage')}
              value={check.message}
              onChange={(value) => change(`${at}/message`, value ?? '')}
            />
            <Labelled label={t('data.checkField')}>
              {(id) => (
                <Choose
                  id={id}
                  value={check.field ?? ''}
                  empty={t('data.wholeRecord')}
                  choices={entity.fields.map(({ name }) => ({
                    value: name,
                    label: label(`entities.${entity.name}.fields.${name}.label`),
                  }))}
                  onChange={(value) => change(`${at}/field`, value === '' ? undefined : value)}
                />
              )}
            </Labelled>
            <Button
              size="small"
              icon={<DeleteOutlined />}
              onClick={() => edit({ kind: 'remove-item', file, path: at }, { label: t('shell.delete') })}
            >
              {t('shell.delete')}
            </Button>
          </div>
        );
      })}
      <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={add}>
        {t('data.addCheck')}
      </Button>
    </section>
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
