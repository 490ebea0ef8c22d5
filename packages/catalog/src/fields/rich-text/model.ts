import { closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { markdownText, parseMarkdown } from '../../values/markdown.ts';
import { numberOption } from '../../values/options.ts';
import { parsePlainText } from '../../values/plain-text.ts';
import { RICH_TEXT_LENGTH } from './rich-text-length.ts';

/** Text with headings, lists, links and emphasis, written in Markdown. */
export const richTextModel = defineFieldModel({
  id: 'rich-text',
  label: { en: 'Rich text', 'zh-CN': '富文本' },
  help: {
    en: 'Text with headings, lists, links and emphasis, kept as Markdown. HTML is shown as it is written.',
    'zh-CN': '带标题、列表、链接和强调的文字，以 Markdown 保存；HTML 按原样显示。',
  },
  options: Type.Object(
    {
      maxLength: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 200_000,
          description: `Most characters; ${RICH_TEXT_LENGTH} unless said.`,
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
    maxLength: numberOption(field, 'maxLength', RICH_TEXT_LENGTH),
  }),
  parse: (raw, field) =>
    parsePlainText(raw, { maxLength: numberOption(field, 'maxLength', RICH_TEXT_LENGTH), isMultiline: true }),
  format: (value) => markdownText(parseMarkdown(asText(value))),
  operators: ['contains', 'isEmpty', 'isNotEmpty'],
  allows: { unique: false },
});
