import { closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { ChoiceOptions, choiceOptions, formatOption, lintOptions, parseOption } from '../../values/choice-options.ts';

/** One of a list of options. */
export const choiceModel = defineFieldModel({
  id: 'choice',
  label: { en: 'Choice', 'zh-CN': '单选' },
  help: { en: 'One of a list of options, or the state of a lifecycle.', 'zh-CN': '从选项中选一个，或作为流程的状态。' },
  options: Type.Object({ options: Type.Optional(ChoiceOptions) }, closed),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: (field) => {
    const options = choiceOptions(field).map((option) => option.value);
    return options.length === 0 ? { kind: 'text' } : { kind: 'text', options };
  },
  valueSchema: (field) => ({ type: 'string', enum: choiceOptions(field).map((option) => option.value) }),
  parse: parseOption,
  format: (value, field, { locale }) => (value === null ? '' : formatOption(value, field, locale)),
  operators: ['is', 'isNot', 'isAnyOf', 'isNoneOf', 'isEmpty', 'isNotEmpty'],
  lint: lintOptions,
  allows: { searchable: false },
});
