import { fieldModels } from '@formwork/catalog/models';
import { type EntityDefinition, type FieldDefinition, whereUsed } from '@formwork/definition';
import { pointer, readText } from '@formwork/kernel';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useAppearance } from '../../app/appearance.tsx';
import { useText } from '../../app/text.ts';
import { entityFile, isStateField, modelOfField } from '../../changes/app-parts.ts';
import { placeEdits, placedFields } from '../../changes/new-field.ts';
import { TextFields } from '../../ui/text-fields.tsx';
import { useDesign, useEdit, useLabel, useTools } from '../editor/design-context.tsx';
import { useFileEdit } from '../editor/use-file-edit.ts';
import { DefaultField } from './default-field.tsx';
import { OptionFields } from './option-fields.tsx';
import { PlaceIssues } from './place-issues.tsx';
import { UsedList } from './used-list.tsx';

/** Everything about one field: texts, the options of its kind, its default, where it is used. */
export function FieldPanel(props: {
  readonly entity: EntityDefinition;
  readonly field: FieldDefinition;
  readonly onSelect: (entity: string, field?: string) => void;
}) {
  const t = useText();
  const label = useLabel();
  const { locale } = useAppearance();
  const edit = useEdit();
  const { others } = useTools();
  const { definition } = useDesign();
  const { entity, field } = props;
  const index = entity.fields.indexOf(field);
  const file = entityFile(entity);
  const at = pointer('fields', index);
  const model = modelOfField(field);
  const said = label(`entities.${entity.name}.fields.${field.name}.label`);
  const setIn = useFileEdit(file);
  const set = (key: string, value: unknown): void => {
    setIn(`${at}/${key}`, value, `${said}: ${key}`);
  };
  const uses = useMemo(
    () =>
      whereUsed([definition, ...others], fieldModels, {
        kind: 'field',
        entity: `${definition.app.name}.${entity.name}`,
        name: field.name,
      }),
    [definition, others, entity.name, field.name],
  );
  const form = definition.forms.find((each) => each.entity === entity.name);
  const isPlaced = form === undefined || placedFields(form).has(field.name);
  const canDefault = model?.isComputed !== true && model?.allows?.default !== false;
  return (
    <div className="fd-panel-body">
      <header>
        <h2>{said}</h2>
        <p className="fd-hint">
          {readText(model?.label, locale)}. {readText(model?.help, locale)}
        </p>
      </header>
      <PlaceIssues file={file} path={at} />
      {isPlaced ? null : (
        <Button
          size="small"
          onClick={() =>
            edit(
              { kind: 'batch', edits: placeEdits(definition, entity.name, field) },
              { label: `${t('data.place')} ${said}` },
            )
          }
        >
          {t('data.place')}
        </Button>
      )}
      <TextFields label={t('shell.label')} value={field.label} onChange={(value) => set('label', value)} />
      <TextFields label={t('forms.help')} value={field.help} onChange={(value) => set('help', value)} />
      <OptionFields entity={entity} field={field} index={index} />
      {canDefault && !isStateField(definition, entity.name, field.name) ? (
        <DefaultField entity={entity} field={field} onChange={(value) => set('default', value)} />
      ) : null}
      <section>
        <h3>{t('data.usedAt')}</h3>
        {uses.length === 0 ? <p className="fd-hint">{t('data.unused')}</p> : <UsedList uses={uses} />}
      </section>
    </div>
  );
}
