import { closed, defineFieldModel } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import Type from 'typebox';
import { accept, refuseType } from '../../values/parse-result.ts';

const YES = { en: 'Yes', 'zh-CN': '是' };
const NO = { en: 'No', 'zh-CN': '否' };

/** Yes or no. */
export const booleanModel = defineFieldModel({
  id: 'boolean',
  label: { en: 'Yes or no', 'zh-CN': '是否' },
  help: {
    en: 'A switch. Empty until somebody answers, unless it has a default.',
    'zh-CN': '开关。未设默认值时，回答之前为空。',
  },
  options: Type.Object({}, closed),
  storage: () => ({ shape: 'column', column: { kind: 'boolean' } }),
  ruleType: () => ({ kind: 'boolean' }),
  valueSchema: () => ({ type: 'boolean' }),
  parse: (raw) => (typeof raw === 'boolean' ? accept(raw) : refuseType('yes or no', 'Send true or false.')),
  format: (value, _field, { locale }) => (typeof value === 'boolean' ? readText(value ? YES : NO, locale) : ''),
  operators: ['is', 'isEmpty', 'isNotEmpty'],
  allows: { unique: false, searchable: false },
});
