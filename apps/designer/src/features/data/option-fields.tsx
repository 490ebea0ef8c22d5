import { designerFields } from '@formwork/catalog/designer';
import type { EntityDefinition, FieldDefinition } from '@formwork/definition';
import { type Json, type Text, canonicalJson, pointer, readText } from '@formwork/kernel';
import { useAppearance } from '../../app/appearance.tsx';
import { entityFile, modelOfField } from '../../changes/app-parts.ts';
import { Choose } from '../../ui/choose.tsx';
import { Labelled } from '../../ui/labelled.tsx';
import { TextFields } from '../../ui/text-fields.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useDesign, useEdit } from '../editor/design-context.tsx';
import { RuleEditor } from '../rules/rule-editor.tsx';
import { JsonBox } from './json-box.tsx';
import { type OptionSchema, optionShape } from './option-shape.ts';
import { OptionTable } from './option-table.tsx';
import { isConditionOption, keysOf, pointedAt, recordOfRule } from './pointed-at.ts';
import { RuleMap } from './rule-map.tsx';
import { usePointedChoices } from './use-pointed-choices.ts';

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
  const { entity, field, name, schema, label, onChange } = props;
  const value = field[name];
  const hint = schema.description;
  const asked = { definition, entity, field, name, schema };
  const pointed = pointedAt(asked);
  const choices = usePointedChoices(entity, pointed);
  if (pointed !== undefined) {
    return (
      <Labelled label={label} hint={hint}>
        {(id) => (
          <Choose
            id={id}
            value={value === undefined ? '' : canonicalJson(value as Json)}
            choices={choices}
            {...(props.isRequired ? {} : { empty: '—' })}
            onChange={(next) => onChange(next === '' ? undefined : (JSON.parse(next) as unknown))}
          />
        )}
      </Labelled>
    );
  }
  switch (optionShape(schema)) {
    case 'rule':
      return (
        <RuleEditor
          label={label}
          entity={recordOfRule(asked) ?? entity.name}
          json={value}
          isValue={!isConditionOption(asked)}
          onChange={onChange}
        />
      );
    case 'rules': {
      const of = keysOf(asked);
      return of === undefined ? (
        <JsonBox label={label} hint={hint} value={value} onChange={onChange} />
      ) : (
        <RuleMap
          label={label}
          hint={hint}
          of={of}
          entity={entity.name}
          rules={typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}}
          isRequired={props.isRequired}
          onChange={onChange}
        />
      );
    }
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
