import {
  type FieldContext,
  type FieldDefinition,
  type FieldReference,
  Name,
  QualifiedName,
  RuleJson,
  closed,
  defineFieldModel,
} from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { type RuleType, describeType } from '@formwork/rules';
import Type from 'typebox';
import { columnOfType, formatComputed, formatWrittenDecimal } from '../../values/computed-value.ts';
import { optionIssue, textOption } from '../../values/options.ts';
import { accept, refuseType } from '../../values/parse-result.ts';

const WITH_DECIMALS = /^-?\d+\.\d+$/;

/** A field of another entity's record that is found by its values, also as of a day. Always fresh. */
export const lookupModel = defineFieldModel({
  id: 'lookup',
  label: { en: 'Lookup', 'zh-CN': '查找' },
  help: {
    en: 'A value from the record of another entity that fits, such as the price valid on the order date.',
    'zh-CN': '从另一实体中匹配的记录取值，例如下单日有效的价格。',
  },
  options: Type.Object(
    {
      entity: { ...QualifiedName, description: 'The entity to look in.' },
      match: Type.Record(Name, RuleJson, {
        minProperties: 1,
        maxProperties: 8,
        description: 'Its fields, each with the expression that it must equal.',
      }),
      asOf: Type.Optional({
        ...RuleJson,
        description: 'A date: only the record that is valid on it, where the entity has periods of validity.',
      }),
      value: { ...Name, description: 'The field of the record found.' },
    },
    closed,
  ),
  storage: (field, context) => ({
    shape: 'derived',
    rule: lookupRule(field),
    stored: false,
    column: columnOfType(lookupType(field, context)) ?? { kind: 'text' },
  }),
  ruleType: lookupType,
  valueSchema: () => ({ type: ['string', 'number', 'boolean', 'array'], items: { type: 'string' } }),
  parse: (raw) => {
    if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') return accept(raw);
    if (Array.isArray(raw) && raw.every((each) => typeof each === 'string')) return accept(raw);
    return refuseType('a single value', 'Send a text, a number, true or false.');
  },
  format: (value, _field, reader) =>
    typeof value === 'string' && WITH_DECIMALS.test(value)
      ? formatWrittenDecimal(value, reader.locale)
      : formatComputed(value, reader),
  operators: ['is', 'isNot', 'isEmpty', 'isNotEmpty'],
  isComputed: true,
  lint: lintLookup,
  references: lookupReferences,
  allows: { required: false, unique: false, default: false, searchable: false },
});

function lookupRule(field: FieldDefinition): unknown {
  const { entity, match, asOf, value } = field;
  return { lookup: { entity, match, ...(asOf === undefined ? {} : { asOf }), field: value } };
}

function lookupType(field: FieldDefinition, context: FieldContext): RuleType {
  const entity = context.resolveEntity(textOption(field, 'entity') ?? '');
  const type = entity === undefined ? undefined : context.fieldType(entity, textOption(field, 'value') ?? '');
  return type ?? { kind: 'text' };
}

function lintLookup(field: FieldDefinition, context: FieldContext): readonly Omit<Issue, 'file'>[] {
  const type = lookupType(field, context);
  if (columnOfType(type) !== undefined) return [];
  const message = `"${String(field['value'])}" cannot be looked up: it is ${describeType(type)}.`;
  return [optionIssue('/value', 'FW_FIELD_LOOKUP_VALUE', message, 'Look up a field that holds one value.')];
}

function lookupReferences(field: FieldDefinition, context: FieldContext): readonly FieldReference[] {
  const name = textOption(field, 'entity');
  if (name === undefined) return [];
  const references: FieldReference[] = [{ kind: 'entity', path: '/entity', name }];
  const entity = context.resolveEntity(name);
  if (entity === undefined) return references;
  const match = field['match'];
  for (const [key, json] of Object.entries(typeof match === 'object' && match !== null ? match : {})) {
    const expected = context.fieldType(entity, key);
    references.push({ kind: 'field', path: `/match/${key}`, entity, name: key });
    references.push({ kind: 'rule', path: `/match/${key}`, json, ...(expected === undefined ? {} : { expected }) });
  }
  if (field['asOf'] !== undefined) {
    references.push({ kind: 'rule', path: '/asOf', json: field['asOf'], expected: { kind: 'date' } });
  }
  const value = textOption(field, 'value');
  if (value !== undefined) references.push({ kind: 'field', path: '/value', entity, name: value });
  return references;
}
