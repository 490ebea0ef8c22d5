import { type EntityDefinition, type FieldDefinition, whereUsed } from '@formwork/definition';
import { fieldModels } from '@formwork/catalog/models';
import { Modal } from 'antd';
import { useMemo } from 'react';
import { useText } from '../../app/text.ts';
import { removeFieldEdit } from '../../changes/remove-field.ts';
import { useDesign, useEdit, useLabel, useTools } from '../editor/design-context.tsx';
import { UsedList } from './used-list.tsx';

/** Shows where a field is used before it goes. */
export function RemoveFieldDialog(props: {
  readonly entity: EntityDefinition;
  readonly field: FieldDefinition;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const edit = useEdit();
  const { others } = useTools();
  const { definition } = useDesign();
  const { entity, field } = props;
  const said = label(`entities.${entity.name}.fields.${field.name}.label`);
  const uses = useMemo(
    () =>
      whereUsed([definition, ...others], fieldModels, {
        kind: 'field',
        entity: `${definition.app.name}.${entity.name}`,
        name: field.name,
      }),
    [definition, others, entity.name, field.name],
  );
  const remove = (): void => {
    props.onClose();
    if (edit(removeFieldEdit(definition, entity, field.name), { label: `${t('shell.delete')} ${said}` })) {
      props.onRemoved();
    }
  };
  return (
    <Modal
      open
      title={t('data.removeField', { name: said })}
      okText={t('shell.delete')}
      okButtonProps={{ danger: true }}
      cancelText={t('shell.cancel')}
      onOk={remove}
      onCancel={props.onClose}
    >
      <p>{t(uses.length === 0 ? 'data.unused' : 'data.usedHint')}</p>
      <UsedList uses={uses} />
    </Modal>
  );
}
