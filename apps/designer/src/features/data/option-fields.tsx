import { designerFields } from '@formwork/catalog/designer';
import type { EntityDefinition, FieldDefinition } from '@formwork/definition';
import { type Json, type Text, pointer, readText } from '@formwork/kernel';
import { useAppearance } from '../../app/appearance.tsx';
import { draftContext, entityFile, modelOfField } from '../../changes/app-parts.ts';
import { Choose } from '../../ui/choose.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useEdit } from '../editor/design-context.tsx';
import { RuleEditor } from '../rules/rule-editor.tsx';
import { JsonBox } from './json-box.tsx';
import { type OptionSchema, optionShape } from './option-shape.ts';
import { OptionTable } from './option-table.tsx';
import { useEntityChoices } from './use-entity-choices.ts';

/** The panel of a kind's own options, made from its options schema: no kind is known here by name. */
export function OptionFields(props: {
  readonly entity: EntityDefinition;
  readonly field: FieldDefinition;
  readonly index: number;
}) {
  const { locale } = useAppearance();
  const edit = useEdit();
  const { entity, field, index } = props;
  const model = modelOfField(field);
  const designer = designerFields.find(field.type);
  if (model === undefined || designer === undefined) return null;
  const file = entityFile(entity);
  const required = new Set((model.options.required as readonly string[] | undefined) ?? []);
  const keys = Object.keys(designer.options).filter((key) => model.options.properties[key] !== undefined);
  return keys.map((key) => {
    const path = pointer('fields', index, key);
    const said = readText(designer.options[key], locale);
    const change = (value: unknown): void => {
      const isEmpty = value === undefined || value === '';
      if (isEmpty && required.has(key)) return;
      edit(isEmpty ? { kind: 'unset-value', file, path } : { kind: 'set-value', file, path, value }, {
        label: `${field.name}: ${said}`,
        key: `${file}${path}`,
      });
    };
    if (field[key] === undefined && key === 'renamedFrom') return null;
    return (
      <OptionField
        key={key}
        entity={entity}
        field={field}
        name={key}
        schema={model.options.properties[key] as OptionSchema}
        label={said}
        labels={designer.options}
        isRequired={required.has(key)}
        onChange={change}
      />
    );
  });
}

function OptionField(props: {
  readonly entity: EntityDefinition;
  readonly field: FieldDefinition;
  readonly name: string;
  readonly schema: OptionSchema;
  readonly label: string;
  readonly labels: Readonly<Record<string, Text>>;
  readonly isRequired: boolean;
  readonly onChange: (value: unknown) => void;
}) {
  const { definition } = useDesign();
  const entities = useEntityChoices();
  const { entity, field, name, schema, label, onChange } = props;
  const value = field[name];
  const hint = schema.description;
  const pointed = usePointedNames(props);
  if (pointed !== undefined) {
    const choices = pointed === 'entity' ? entities.all : pointed;
    return (
      <Labelled label={label} hint={hint}>
        {(id) => (
          <Choose
            id={id}
            value={typeof value === 'string' ? value : ''}
            choices={choices}
            {...(props.isRequired ? {} : { empty: '—' })}
            onChange={(next) => onChange(next === '' ? undefined : next)}
          />
        )}
      </Labelled>
    );
  }
  switch (optionShape(schema)) {
    case 'rule':
      return (
        <RuleEditor label={label} entity={entity.name} json={value} isValue={name !== 'where'} onChange={onChange} />
      );
    case 'flag':
      return <Tick isOn={value === true} label={label} onChange={(isOn) => onChange(isOn ? true : undefined)} />;
    case 'enum': {
      const choices = (schema.enum ?? schema.anyOf?.map((each) => each.const) ?? []).map((each) => ({
        value: String(each),
        label: String(each),
      }));
      return (
        <Labelled label={label} hint={hint}>
          {(id) => (
            <Choose
              id={id}
              value={typeof value === 'string' ? value : ''}
              choices={choices}
              {...(props.isRequired ? {} : { empty: '—' })}
              onChange={onChange}
            />
          )}
        </Labelled>
      );
    }
    case 'number':
      return (
        <Labelled label={label} hint={hint}>
          {(id) => (
            <input
              id={id}
              className="fd-input"
              type="number"
              value={typeof value === 'number' ? value : ''}
              onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
            />
          )}
        </Labelled>
      );
    case 'text':
      return (
        <Labelled label={label} hint={hint}>
          {(id) => (
            <input
              id={id}
              className="fd-input"
              value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </Labelled>
      );
    case 'words':
      return (
        <Labelled label={label} hint={hint}>
          {(id) => (
            <input
              id={id}
              className="fd-input"
              defaultValue={Array.isArray(value) ? value.join(', ') : ''}
              onBlur={(event) => {
                const list = event.target.value.split(/[\s,，]+/).filter((each) => each !== '');
                onChange(list.length === 0 ? undefined : list);
              }}
            />
          )}
        </Labelled>
      );
    case 'localised':
      return <TextFields label={label} value={value as Text | undefined} onChange={onChange} />;
    case 'table': {
      const isGoverned = definition.workflows.some((each) => each.entity === entity.name && each.field === field.name);
      return isGoverned ? null : (
        <OptionTable
          label={label}
          name={name}
          schema={schema}
          labels={props.labels}
          rows={Array.isArray(value) ? (value as Readonly<Record<string, Json>>[]) : []}
          onChange={onChange}
        />
      );
    }
    case 'json':
      return <JsonBox label={label} hint={hint} value={value} onChange={onChange} />;
  }
}

/** The names that an option may have when it points at an entity or a field; `undefined` when it points at nothing. */
function usePointedNames(props: {
  readonly entity: EntityDefinition;
  readonly field: FieldDefinition;
  readonly name: string;
  readonly schema: OptionSchema;
}): 'entity' | readonly { value: string; label: string }[] | undefined {
  const { definition } = useDesign();
  const { entity, field, name, schema } = props;
  const shape = optionShape(schema);
  if (shape !== 'text' && !(shape === 'json' && (field[name] === undefined || typeof field[name] === 'string')))
    return undefined;
  const probe = { ...field, [name]: 'formwork_probe' };
  const references = modelOfField(field)?.references?.(probe, draftContext(definition, entity.name)) ?? [];
  const found = references.find((each) => each.path === `/${name}`);
  if (found?.kind === 'entity') return 'entity';
  if (found?.kind !== 'field') return undefined;
  const owner = found.entity.startsWith(`${definition.app.name}.`)
    ? found.entity.slice(definition.app.name.length + 1)
    : found.entity;
  const fields = definition.entities.find((each) => each.name === owner)?.fields ?? [];
  const isOverLines = shape === 'json';
  return fields
    .filter((each) => (modelOfField(each)?.isScalar === false) === isOverLines)
    .map((each) => ({ value: each.name, label: each.name }));
}
