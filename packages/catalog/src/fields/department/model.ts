import { DEPARTMENT_ENTITY, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { ID_SCHEMA, formatReference, parseRecordId } from '../../values/record-id.ts';

/** A department of the workspace. */
export const departmentModel = defineFieldModel({
  id: 'department',
  label: { en: 'Department', 'zh-CN': '部门' },
  help: { en: 'A department of the workspace.', 'zh-CN': '工作区中的一个部门。' },
  options: Type.Object({}, closed),
  storage: () => ({
    shape: 'column',
    column: { kind: 'uuid' },
    references: { entity: DEPARTMENT_ENTITY, onDelete: 'restrict' },
  }),
  ruleType: () => ({ kind: 'reference', entity: DEPARTMENT_ENTITY }),
  valueSchema: () => ({ ...ID_SCHEMA }),
  parse: (raw) => parseRecordId(raw),
  format: (value) => formatReference(value),
  operators: ['is', 'isNot', 'isAnyOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'],
  allows: { searchable: false },
});
