import type { EntityDefinition } from '../schema/entity.ts';
import { DEPARTMENT_ENTITY, USER_ENTITY } from './system-fields.ts';

/** The platform's app name: nobody's app may have it. */
export const PLATFORM_APP = 'formwork';

/** Entities that the platform owns and every app may refer to. Their only system field is `id`. */
export const systemEntities: readonly EntityDefinition[] = [
  {
    name: 'user',
    label: { en: 'Person', 'zh-CN': '人员' },
    plural: { en: 'People', 'zh-CN': '人员' },
    titleField: 'name',
    fields: [
      { name: 'name', type: 'text', label: { en: 'Name', 'zh-CN': '姓名' }, required: true, searchable: true },
      { name: 'email', type: 'text', label: { en: 'Email', 'zh-CN': '邮箱' }, searchable: true },
      { name: 'login', type: 'text', label: { en: 'Sign-in name', 'zh-CN': '登录名' }, required: true },
      {
        name: 'department',
        type: 'reference',
        entity: DEPARTMENT_ENTITY,
        label: { en: 'Department', 'zh-CN': '部门' },
      },
      { name: 'active', type: 'boolean', label: { en: 'Active', 'zh-CN': '在职' }, required: true },
    ],
  },
  {
    name: 'department',
    label: { en: 'Department', 'zh-CN': '部门' },
    plural: { en: 'Departments', 'zh-CN': '部门' },
    titleField: 'name',
    fields: [
      { name: 'name', type: 'text', label: { en: 'Name', 'zh-CN': '名称' }, required: true, searchable: true },
      { name: 'parent', type: 'reference', entity: DEPARTMENT_ENTITY, label: { en: 'Parent', 'zh-CN': '上级部门' } },
      { name: 'head', type: 'reference', entity: USER_ENTITY, label: { en: 'Head', 'zh-CN': '负责人' } },
    ],
  },
];
