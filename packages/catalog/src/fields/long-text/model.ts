import { closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { numberOption } from '../../values/options.ts';
import { parsePlainText } from '../../values/plain-text.ts';
import { asText } from '../../values/as-text.ts';

/** Most characters where the field does not say. */
const DEFAULT_LONG_TEXT_LENGTH = 20_000;

/** Text of several lines. */
export const longTextModel = defineFieldModel({
  id: 'long-text',
  label: { en: 'Long text', 'zh-CN': '多行文本' },
  help: { en: 'Several lines of plain text.', 'zh-CN': '多行纯文字。' },
  options: Type.Object(
    {
      maxLength: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 200_000,
          description: `Most characters; ${DEFAULT_LONG_TEXT_LENGTH} unless said.`,
        }),
      ),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: () => ({ kind: 'text' }),
  valueSchema: (field) => ({
    type: 'string',
    minLength: 1,
    maxLength: numberOption(field, 'maxLength', DEFAULT_LONG_TEXT_LENGTH),
  }),
  parse: (raw, field) =>
    parsePlainText(raw, { maxLength: numberOption(field, 'maxLength', DEFAULT_LONG_TEXT_LENGTH), isMultiline: true }),
  format: (value) => asText(value),
  operators: ['contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  allows: { unique: false },
});
