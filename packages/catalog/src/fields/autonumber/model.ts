import { type FieldDefinition, closed, defineFieldModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import Type from 'typebox';
import { optionIssue, textOption } from '../../values/options.ts';
import { parsePlainText } from '../../values/plain-text.ts';
import { asText } from '../../values/as-text.ts';

type Resets = 'never' | 'yearly' | 'monthly' | 'daily';

const MOST_LENGTH = 100;
const TOKEN = /\{([^{}]*)\}/g;
/** The tokens that a number must show to stay unique when it starts again. */
const NEEDED: Readonly<Record<Resets, readonly string[]>> = {
  never: [],
  yearly: ['Y'],
  monthly: ['Y', 'M'],
  daily: ['Y', 'M', 'D'],
};

/** A number that is given out when a record is created, without gaps. */
export const autonumberModel = defineFieldModel({
  id: 'autonumber',
  label: { en: 'Automatic number', 'zh-CN': '自动编号' },
  help: { en: 'A number given to each new record, without gaps.', 'zh-CN': '新建记录时自动产生的连续编号。' },
  options: Type.Object(
    {
      format: Type.String({
        minLength: 1,
        maxLength: 80,
        description:
          'Text with {YYYY} or {YY}, {MM}, {DD} for the day, and zeros in braces for the number: SO-{YYYY}-{000000}.',
      }),
      resets: Type.Optional(
        Type.Union([Type.Literal('never'), Type.Literal('yearly'), Type.Literal('monthly'), Type.Literal('daily')], {
          description: 'When the number starts again at 1; never unless said.',
        }),
      ),
    },
    closed,
  ),
  storage: (field) => ({ shape: 'sequence', format: textOption(field, 'format') ?? '', resets: resets(field) }),
  ruleType: () => ({ kind: 'text' }),
  valueSchema: () => ({ type: 'string', minLength: 1, maxLength: MOST_LENGTH }),
  parse: (raw) => parsePlainText(raw, { maxLength: MOST_LENGTH, isMultiline: false }),
  format: (value) => asText(value),
  operators: ['is', 'isNot', 'contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  isComputed: true,
  lint: lintFormat,
  allows: { required: false, default: false },
});

function resets(field: FieldDefinition): Resets {
  return (textOption(field, 'resets') ?? 'never') as Resets;
}

function lintFormat(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  const format = textOption(field, 'format') ?? '';
  const tokens = [...format.matchAll(TOKEN)].map((match) => match[1]!);
  const rest = format.replace(TOKEN, '');
  const unknown = tokens.find((token) => !/^(YYYY|YY|MM|DD|0{1,15})$/.test(token));
  if (unknown !== undefined || /[{}]/.test(rest)) {
    const what = unknown === undefined ? 'a brace that is not closed' : `{${unknown}}`;
    return [formatIssue(`The format has ${what} in it.`, 'Use {YYYY}, {YY}, {MM}, {DD} and zeros in braces only.')];
  }
  if (tokens.filter((token) => token.startsWith('0')).length !== 1) {
    return [formatIssue('The format needs exactly one number.', 'Write the zeros once, as in SO-{000000}.')];
  }
  const missing = NEEDED[resets(field)]?.find((needed) => !tokens.some((token) => token.startsWith(needed)));
  if (missing === undefined) return [];
  return [
    formatIssue(
      `The number starts again ${resets(field)}, and the format does not show it, so numbers would repeat.`,
      `Add {${missing === 'Y' ? 'YYYY' : missing.repeat(2)}} to the format.`,
    ),
  ];
}

function formatIssue(message: string, hint: string): Omit<Issue, 'file'> {
  return optionIssue('/format', 'FW_FIELD_AUTONUMBER_FORMAT', message, hint);
}
