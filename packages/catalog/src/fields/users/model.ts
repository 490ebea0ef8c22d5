import { USER_ENTITY, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { lintLimits } from '../../values/options.ts';
import { MOST_LISTED, formatReferences, idsSchema, parseRecordIds } from '../../values/record-ids.ts';

const count = { maximum: MOST_LISTED };

/** Several people of the workspace, in the order in which they were named. */
export const usersModel = defineFieldModel({
  id: 'users',
  label: { en: 'People', 'zh-CN': '多个人员' },
  help: { en: 'Several people of the workspace.', 'zh-CN': '工作区中的多位成员。' },
  options: Type.Object(
    {
      minItems: Type.Optional(Type.Integer({ minimum: 0, ...count, description: 'Fewest people to name.' })),
      maxItems: Type.Optional(
        Type.Integer({ minimum: 1, ...count, description: `Most people to name; ${MOST_LISTED} unless said.` }),
      ),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'uuid[]' } }),
  ruleType: () => ({ kind: 'list', of: { kind: 'reference', entity: USER_ENTITY } }),
  valueSchema: idsSchema,
  parse: parseRecordIds,
  format: (value, _field, { locale }) => formatReferences(value, locale),
  operators: ['hasAny', 'hasAll', 'hasNone', 'isEmpty', 'isNotEmpty'],
  lint: (field) => lintLimits(field, 'minItems', 'maxItems'),
  allows: { unique: false, searchable: false },
});
