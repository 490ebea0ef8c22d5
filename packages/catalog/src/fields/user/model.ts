import { closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { ID_SCHEMA, formatReference, parseRecordId } from '../../values/record-id.ts';

const USERS = 'formwork.user';

/** A person of the workspace. People are deactivated, not deleted, so the link never breaks. */
export const userModel = defineFieldModel({
  id: 'user',
  label: { en: 'Person', 'zh-CN': '人员' },
  help: { en: 'A person of the workspace.', 'zh-CN': '工作区中的一位成员。' },
  options: Type.Object({}, closed),
  storage: () => ({
    shape: 'column',
    column: { kind: 'uuid' },
    references: { entity: USERS, onDelete: 'restrict' },
  }),
  ruleType: () => ({ kind: 'reference', entity: USERS }),
  valueSchema: () => ({ ...ID_SCHEMA }),
  parse: (raw) => parseRecordId(raw),
  format: (value) => formatReference(value),
  operators: ['is', 'isNot', 'isAnyOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'],
  allows: { searchable: false },
});
