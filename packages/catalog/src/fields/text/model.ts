import { type FieldDefinition, closed, defineFieldModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import Type from 'typebox';
import { lintLimits, numberOption, optionIssue, textOption } from '../../values/options.ts';
import { refuse } from '../../values/parse-result.ts';
import { PatternFault } from '../../values/pattern-syntax.ts';
import { parsePlainText } from '../../values/plain-text.ts';
import { compilePattern } from '../../values/safe-pattern.ts';
import { asText } from '../../values/as-text.ts';

/** Most characters of a line where the field does not say. */
const DEFAULT_TEXT_LENGTH = 400;

/** A line of text. */
export const textModel = defineFieldModel({
  id: 'text',
  label: { en: 'Text', 'zh-CN': '单行文本' },
  help: { en: 'One line of text.', 'zh-CN': '一行文字。' },
  options: Type.Object(
    {
      minLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 4000, description: 'Fewest characters.' })),
      maxLength: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 4000,
          description: `Most characters; ${DEFAULT_TEXT_LENGTH} unless said.`,
        }),
      ),
      pattern: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 400,
          description:
            'A regular expression that the whole value has to match. Characters, classes, groups and repeats.',
        }),
      ),
    },
    closed,
  ),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: () => ({ kind: 'text' }),
  valueSchema: (field) => ({
    type: 'string',
    minLength: numberOption(field, 'minLength', 1),
    maxLength: numberOption(field, 'maxLength', DEFAULT_TEXT_LENGTH),
  }),
  parse: (raw, field) => {
    const parsed = parsePlainText(raw, {
      minLength: numberOption(field, 'minLength', 0),
      maxLength: numberOption(field, 'maxLength', DEFAULT_TEXT_LENGTH),
      isMultiline: false,
    });
    if (!parsed.ok || parsed.value === null || matches(field, parsed.value as string)) return parsed;
    const pattern = textOption(field, 'pattern')!;
    return refuse(
      'FW_FIELD_TEXT_PATTERN',
      'The text does not have the form that is asked for.',
      `It has to match ${pattern}.`,
      {
        details: { pattern },
      },
    );
  },
  format: (value) => asText(value),
  operators: ['is', 'isNot', 'isAnyOf', 'isNoneOf', 'contains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  lint: (field) => [...lintLimits(field, 'minLength', 'maxLength'), ...lintPattern(field), ...lintUnique(field)],
});

/** A pattern that is not accepted is a finding of the definition and stops no value. */
function matches(field: FieldDefinition, text: string): boolean {
  const pattern = textOption(field, 'pattern');
  const compiled = pattern === undefined ? undefined : compilePattern(pattern);
  return compiled === undefined || compiled instanceof PatternFault || compiled.matches(text);
}

function lintPattern(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  const pattern = textOption(field, 'pattern');
  const compiled = pattern === undefined ? undefined : compilePattern(pattern);
  if (!(compiled instanceof PatternFault)) return [];
  return [
    optionIssue(
      '/pattern',
      'FW_FIELD_PATTERN_INVALID',
      `The pattern is not accepted at character ${compiled.offset + 1}: ${compiled.message}`,
      'Use characters, classes such as [A-Z0-9] and \\d, groups, alternatives and repeats only.',
    ),
  ];
}

/** A unique index entry has room for about 2,700 bytes, and a character takes up to four. */
function lintUnique(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  if (field.unique !== true || numberOption(field, 'maxLength', DEFAULT_TEXT_LENGTH) <= 600) return [];
  return [
    optionIssue(
      '/unique',
      'FW_FIELD_OPTION_CONFLICT',
      'Texts of more than 600 characters cannot be kept unique.',
      'Lower "maxLength" to 600 or less, or drop "unique".',
    ),
  ];
}
