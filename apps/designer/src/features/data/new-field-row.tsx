import { type EntityDefinition, referredEntity } from '@formwork/definition';
import { App } from 'antd';
import { type ClipboardEvent, type Ref, useState } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { draftContext, modelOfField } from '../../changes/app-parts.ts';
import { newFieldEdit, startField } from '../../changes/new-field.ts';
import { Choose } from '../../ui/choose.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useEdit, useTools } from '../editor/design-context.tsx';
import { FieldTypeChoose } from './field-type-choose.tsx';
import { readPastedFields } from './pasted-fields.ts';
import { useEntityChoices } from './use-entity-choices.ts';

/** The last row: type a label, press Enter, and the field is there, on the form and in the list as well. */
export function NewFieldRow(props: {
  readonly entity: EntityDefinition;
  /** The box that a label is typed into. */
  readonly ref: Ref<HTMLInputElement>;
}) {
  const t = useText();
  const { locale } = useAppearance();
  const { message } = App.useApp();
  const { store } = useTools();
  const { definition } = useDesign();
  const edit = useEdit();
  const choices = useEntityChoices();
  const [label, setLabel] = useState('');
  const [type, setType] = useState('text');
  const [target, setTarget] = useState('');
  const [isPlaced, setPlaced] = useState(true);
  const { entity, ref } = props;
  const needsTarget = pointsAtRecord(definition, entity, type);
  const targets = choices.all.filter((each) => each.value !== entity.name);
  const chosen = target === '' ? (targets[0]?.value ?? entity.name) : target;
  const add = (): void => {
    if (label.trim() === '') return;
    const wish = { label: label.trim(), locale, type, isPlaced, ...(needsTarget ? { target: chosen } : {}) };
    const made = newFieldEdit(definition, entity, wish);
    if (!edit(made.edit, { label: `${t('data.newField')} ${label}` })) return;
    setLabel('');
  };
  const paste = (event: ClipboardEvent): void => {
    const rows = readPastedFields(event.clipboardData.getData('text/plain'), locale);
    if (rows.length < 2) return;
    event.preventDefault();
    for (const row of rows) {
      const now = store.read().definition;
      const fresh = now.entities.find((each) => each.name === entity.name);
      if (fresh === undefined) return;
      edit(newFieldEdit(now, fresh, { ...row, locale, isPlaced }).edit, { label: t('data.pasted'), key: 'paste' });
    }
    void message.success(t('data.pastedCount', { count: rows.length }));
  };
  return (
    <tr className="fd-new-row">
      <td className="fd-col-drag" aria-hidden />
      <td colSpan={2}>
        <input
          ref={ref}
          className="fd-input fd-cell"
          aria-label={t('data.newField')}
          placeholder={t('data.newFieldHint')}
          value={label}
          onPaste={paste}
          onChange={(event) => setLabel(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
          }}
        />
      </td>
      <td colSpan={2}>
        <div className="fd-type">
          <FieldTypeChoose className="fd-cell" value={type} label={t('data.newType')} onChange={setType} />
          {needsTarget ? (
            <Choose
              className="fd-cell"
              label={t('data.newTarget')}
              value={chosen}
              choices={targets}
              onChange={setTarget}
            />
          ) : null}
        </div>
      </td>
      <td colSpan={3}>
        <Tick isOn={isPlaced} label={t('data.placeToo')} onChange={setPlaced} />
      </td>
      <td className="fd-col-tools">
        <button type="button" className="fd-link" disabled={label.trim() === ''} onClick={add}>
          {t('shell.add')}
        </button>
      </td>
    </tr>
  );
}

/** True for kinds that keep ids of records of an entity that has to be said. */
function pointsAtRecord(
  definition: Parameters<typeof draftContext>[0],
  entity: EntityDefinition,
  type: string,
): boolean {
  const sample = startField(definition, entity, 'sample', { type });
  const model = modelOfField(sample);
  const context = draftContext(definition, entity.name);
  if (model === undefined || referredEntity(model.ruleType(sample, context)) === undefined) return false;
  return model.references?.(sample, context).some((each) => each.path === '/entity') ?? false;
}
