import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { ChoiceOptions, choiceOptions, formatOption, lintOptions, parseOption } from '../../values/choice-options.ts';
import { parseCount } from '../../values/item-count.ts';
import { lintLimits, numberOption } from '../../values/options.ts';
import { accept, refuse, refuseType, within } from '../../values/parse-result.ts';

/** Several of a list of options, kept in the options' order. */
export const choicesModel = defineFieldModel({
  id: 'choices',
  label: { en: 'Choices', 'zh-CN': '多选' },
  help: { en: 'Several of a list of options.', 'zh-CN': '从选项中选多个。' },
  options: Type.Object(
    {
      options: ChoiceOptions,
      minItems: Type.Optional(Type.Integer({ minimum: 0, maximum: 500, description: 'Fewest options to pick.' })),
      maxItems: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: 'Most options to pick.' })),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'text[]' } }),
  ruleType: (field) => ({ kind: 'list', of: { kind: 'text', options: values(field) } }),
  valueSchema: (field) => ({
    type: 'array',
    items: { type: 'string', enum: values(field) },
    uniqueItems: true,
    minItems: Math.max(1, numberOption(field, 'minItems', 1)),
    maxItems: numberOption(field, 'maxItems', 500),
  }),
  parse: parseChoices,
  format: (value, field, { locale }) => {
    const picked = Array.isArray(value) ? value.map((each) => formatOption(each, field, locale)) : [];
    return picked.join(locale.startsWith('zh') ? '、' : ', ');
  },
  operators: ['hasAny', 'hasAll', 'hasNone', 'isEmpty', 'isNotEmpty'],
  lint: (field) => [...lintOptions(field), ...lintLimits(field, 'minItems', 'maxItems')],
  allows: { unique: false, searchable: false },
});

function values(field: FieldDefinition): string[] {
  return choiceOptions(field).map((option) => option.value);
}

/** None picked is no value. */
function parseChoices(raw: unknown, field: FieldDefinition): ParseResult {
  if (!Array.isArray(raw)) return refuseType('a list of options', 'Send a JSON array of option values.');
  if (raw.length === 0) return accept(null);
  const picked = new Set<string>();
  for (const [index, each] of raw.entries()) {
    const parsed = within(index, parseOption(each, field));
    if (!parsed.ok) return parsed;
    if (picked.has(each as string)) {
      return within(
        index,
        refuse('FW_FIELD_OPTION_TWICE', `"${String(each)}" is picked twice.`, 'Name each option once.'),
      );
    }
    picked.add(each as string);
  }
  const counted = parseCount(picked.size, field);
  return counted.ok ? accept(values(field).filter((value) => picked.has(value))) : counted;
}
