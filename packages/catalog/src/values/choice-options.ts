import type { FieldDefinition, ParseResult } from '@formwork/definition';
import { LocalisedText, closed } from '@formwork/definition';
import { type Issue, type Text, readText } from '@formwork/kernel';
import Type from 'typebox';
import { optionIssue } from './options.ts';
import { accept, refuse, refuseType } from './parse-result.ts';
import { asText } from './as-text.ts';

/** One option of a pick list. A retired one is shown where it is used and no longer offered. */
export interface ChoiceOption {
  readonly value: string;
  readonly label?: Text;
  readonly colour?: string;
  readonly retired?: boolean;
  readonly renamedFrom?: readonly string[];
}

const OptionValue = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,47}$',
  description: 'What is stored: a short name such as in_stock or CNY.',
});

/** Colours by name, as the language knows them. */
const OptionColour = Type.Union(
  (['grey', 'blue', 'cyan', 'green', 'gold', 'orange', 'red', 'purple'] as const).map((name) => Type.Literal(name)),
  { description: 'A colour that every theme knows.' },
);

/** The schema of the options of a pick list, in the order in which they are offered and sorted by hand. */
export const ChoiceOptions = Type.Array(
  Type.Object(
    {
      value: OptionValue,
      label: Type.Optional({ ...LocalisedText, description: 'What people read; made from the value unless said.' }),
      colour: Type.Optional(OptionColour),
      retired: Type.Optional(Type.Boolean({ description: 'Kept where it is used, no longer offered.' })),
      renamedFrom: Type.Optional(
        Type.Array(OptionValue, { uniqueItems: true, description: 'Former values, oldest first.' }),
      ),
    },
    closed,
  ),
  {
    minItems: 1,
    maxItems: 500,
    description: 'Absent only where a lifecycle governs the field: its states are the options.',
  },
);

/** The options of a field as they were written; malformed ones are left out. */
export function choiceOptions(field: FieldDefinition): readonly ChoiceOption[] {
  const options = field['options'];
  if (!Array.isArray(options)) return [];
  return options.filter((option): option is ChoiceOption => typeof option?.value === 'string');
}

/** The option that has a value. */
export function findOption(field: FieldDefinition, value: unknown): ChoiceOption | undefined {
  const options = field['options'];
  if (typeof value !== 'string' || !Array.isArray(options)) return undefined;
  return (options as readonly ChoiceOption[]).find((option) => option?.value === value);
}

/** Checks one value of a pick list. */
export function parseOption(raw: unknown, field: FieldDefinition): ParseResult {
  if (typeof raw !== 'string') return refuseType('one of the options', 'Send the value of an option as a JSON string.');
  if (findOption(field, raw) !== undefined) return accept(raw);
  const values = choiceOptions(field).map((option) => option.value);
  return refuse(
    'FW_FIELD_OPTION_UNKNOWN',
    `"${raw.slice(0, 60)}" is none of the options.`,
    `Use one of: ${values.slice(0, 20).join(', ')}${values.length > 20 ? ', …' : ''}.`,
  );
}

/** What a person reads for a value: its label, or the value with spaces. */
export function formatOption(value: unknown, field: FieldDefinition, locale: string): string {
  const label = readText(findOption(field, value)?.label, locale);
  if (label !== '') return label;
  const words = asText(value).replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Options that share a value, or a former name with another option. */
export function lintOptions(field: FieldDefinition): readonly Omit<Issue, 'file'>[] {
  const seen = new Set<string>();
  const issues: Omit<Issue, 'file'>[] = [];
  choiceOptions(field).forEach((option, index) => {
    if (seen.has(option.value)) {
      issues.push(
        optionIssue(
          `/options/${index}/value`,
          'FW_FIELD_OPTION_REPEATED',
          `The option "${option.value}" is there twice.`,
          'Remove one of them, or give it another value.',
        ),
      );
    }
    seen.add(option.value);
  });
  return issues;
}
