import { type FieldContext, type FieldDefinition, QualifiedName, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { lintLimits, textOption } from '../../values/options.ts';
import { MOST_LISTED, formatReferences, idsSchema, parseRecordIds } from '../../values/record-ids.ts';

const count = { maximum: MOST_LISTED };

/** Links to several records of an entity, in the order in which they were picked. */
export const referencesModel = defineFieldModel({
  id: 'references',
  label: { en: 'References', 'zh-CN': '多项引用' },
  help: {
    en: 'Several records of another entity. A record that is deleted for good leaves the list.',
    'zh-CN': '另一个实体的多条记录。被彻底删除的记录会从列表中消失。',
  },
  options: Type.Object(
    {
      entity: { ...QualifiedName, description: 'The entity that is referred to: part, or core.part of another app.' },
      minItems: Type.Optional(Type.Integer({ minimum: 0, ...count, description: 'Fewest records to pick.' })),
      maxItems: Type.Optional(
        Type.Integer({ minimum: 1, ...count, description: `Most records to pick; ${MOST_LISTED} unless said.` }),
      ),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'uuid[]' } }),
  ruleType: (field, context) => ({ kind: 'list', of: { kind: 'reference', entity: target(field, context) } }),
  valueSchema: idsSchema,
  parse: parseRecordIds,
  format: (value, _field, { locale }) => formatReferences(value, locale),
  operators: ['hasAny', 'hasAll', 'hasNone', 'isEmpty', 'isNotEmpty'],
  lint: (field) => lintLimits(field, 'minItems', 'maxItems'),
  references: (field) => {
    const entity = textOption(field, 'entity');
    return entity === undefined ? [] : [{ kind: 'entity', path: '/entity', name: entity }];
  },
  allows: { unique: false, searchable: false },
});

/** An unknown entity is a finding of the definition; its name stands in until then. */
function target(field: FieldDefinition, context: FieldContext): string {
  const name = textOption(field, 'entity') ?? '';
  return context.resolveEntity(name) ?? name;
}
