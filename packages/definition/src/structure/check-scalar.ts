import type { Findings } from './findings.ts';
import type { JsonSchema } from './json-schema.ts';

/** The pattern of names, which deserves a finding of its own. */
const NAME_START = '^[a-z][a-z0-9_]{0,47}';

const regexes = new Map<string, RegExp>();

function regex(pattern: string): RegExp {
  let found = regexes.get(pattern);
  if (found === undefined) regexes.set(pattern, (found = new RegExp(pattern, 'u')));
  return found;
}

/** Length and pattern of a text. */
export function checkText(value: string, schema: JsonSchema, path: string, out: Findings): void {
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  const length = value.length > maxLength ? Array.from(value).length : value.length;
  if (length < minLength || length > maxLength) {
    out.add(
      'FW_DEFINITION_LENGTH',
      path,
      `The text has ${length} characters, but must have ${length < minLength ? `at least ${minLength}` : `at most ${maxLength}`}.`,
      length < minLength ? 'Write a longer text.' : 'Write a shorter text.',
    );
  }
  if (pattern === undefined || (value.length < 10_000 && regex(pattern).test(value))) return;
  if (pattern.startsWith(NAME_START)) {
    const name = suggestSnakeCase(value);
    out.add(
      'FW_DEFINITION_NAME_INVALID',
      path,
      `"${clip(value)}" is no name: a name has small letters, digits and _, starts with a letter and has at most 48 characters.`,
      name === undefined ? 'Choose a name such as sales_order.' : `Use "${name}".`,
    );
    return;
  }
  out.add(
    'FW_DEFINITION_TEXT_INVALID',
    path,
    `"${clip(value)}" does not have the form that is needed here.`,
    schema.description ?? `It must match ${pattern}.`,
    { pattern },
  );
}

/** Bounds and steps of a number. */
export function checkNumber(value: number, schema: JsonSchema, path: string, out: Findings): void {
  const tooSmall =
    (schema.minimum !== undefined && value < schema.minimum) ||
    (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum);
  const tooLarge =
    (schema.maximum !== undefined && value > schema.maximum) ||
    (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum);
  const offStep = schema.multipleOf !== undefined && !Number.isInteger(value / schema.multipleOf);
  if (!tooSmall && !tooLarge && !offStep) return;
  const low = schema.minimum ?? schema.exclusiveMinimum;
  const high = schema.maximum ?? schema.exclusiveMaximum;
  const range =
    low !== undefined && high !== undefined ? `${low} to ${high}` : low !== undefined ? `from ${low}` : `up to ${high}`;
  out.add(
    'FW_DEFINITION_NUMBER_RANGE',
    path,
    `${value} is not possible here.`,
    offStep ? `Use a multiple of ${schema.multipleOf}.` : `Use a number ${range}.`,
  );
}

function suggestSnakeCase(value: string): string | undefined {
  const name = value
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 48);
  return name === '' || name === value ? undefined : name;
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
