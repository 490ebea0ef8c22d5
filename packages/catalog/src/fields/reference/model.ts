import {
  type FieldContext,
  type FieldDefinition,
  type OnDelete,
  QualifiedName,
  closed,
  defineFieldModel,
} from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import Type from 'typebox';
import { optionIssue, textOption } from '../../values/options.ts';
import { ID_SCHEMA, formatReference, parseRecordId } from '../../values/record-id.ts';

/** A link to one record of an entity. */
export const referenceModel = defineFieldModel({
  id: 'reference',
  label: { en: 'Reference', 'zh-CN': '引用' },
  help: { en: 'One record of another entity.', 'zh-CN': '另一个实体的一条记录。' },
  options: Type.Object(
    {
      entity: { ...QualifiedName, description: 'The entity that is referred to: part, or core.part of another app.' },
      onDelete: Type.Optional(
        Type.Union([Type.Literal('restrict'), Type.Literal('set-null'), Type.Literal('cascade')], {
          description:
            'What happens when the record referred to is deleted for good: it is refused (restrict, unless said), this is emptied, or this record goes too.',
        }),
      ),
    },
    closed,
  ),
  storage: (field, context) => ({
    shape: 'column',
    column: { kind: 'uuid' },
    references: { entity: target(field, context), onDelete: (textOption(field, 'onDelete') ?? 'restrict') as OnDelete },
  }),
  ruleType: (field, context) => ({ kind: 'reference', entity: target(field, context) }),
  valueSchema: () => ({ ...ID_SCHEMA }),
  parse: (raw) => parseRecordId(raw),
  format: (value) => formatReference(value),
  operators: ['is', 'isNot', 'isAnyOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'],
  lint: lintOnDelete,
  references: (field) => {
    const entity = textOption(field, 'entity');
    return entity === undefined ? [] : [{ kind: 'entity', path: '/entity', name: entity }];
  },
  allows: { searchable: false },
});

/** An unknown entity is a finding of the definition; its name stands in until then. */
function target(field: FieldDefinition, context: FieldContext): string {
  const name = textOption(field, 'entity') ?? '';
  return context.resolveEntity(name) ?? name;
}

function lintOnDelete(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  if (field['onDelete'] !== 'set-null' || field.required !== true) return [];
  return [
    optionIssue(
      '/onDelete',
      'FW_FIELD_OPTION_CONFLICT',
      'The field is required and would be emptied when the record it refers to is deleted.',
      'Use "restrict" or "cascade", or make the field optional.',
    ),
  ];
}
