import { type OutputUnit, Validator } from '@cfworker/json-schema';
import type { FieldIssue } from '@formwork/definition';
import { pointerSegments } from '@formwork/kernel';
import { ErrorSchemaBuilder, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils';
import type { WordKey, Words } from '../words/words.ts';
import { issueText } from './issue-text.ts';
import type { Values } from './live-values.ts';

const WORD_OF_KEYWORD: Readonly<Record<string, WordKey>> = {
  required: 'required',
  minLength: 'tooShort',
  maxLength: 'tooLong',
  minimum: 'tooSmall',
  exclusiveMinimum: 'tooSmall',
  maximum: 'tooLarge',
  exclusiveMaximum: 'tooLarge',
  minItems: 'tooFew',
  maxItems: 'tooMany',
  enum: 'notAnOption',
  const: 'notAnOption',
};

/**
 * The form engine's validator over an interpreter: a policy of `script-src 'self'` forbids the usual one, which
 * generates code. Messages are sentences in the reader's language; one per field is enough.
 */
export function createSchemaValidator(
  words: Words,
  labelOf: (field: string) => string,
  refusalOf: (field: string, value: unknown) => FieldIssue | undefined = () => undefined,
): ValidatorType {
  const check = (schema: RJSFSchema, data: unknown): OutputUnit[] => {
    // An empty property is a missing one: the engine's `required` means that there is a value.
    const present = Object.fromEntries(Object.entries((data ?? {}) as Values).filter(([, value]) => value !== null));
    return new Validator(schema as ConstructorParameters<typeof Validator>[0], '2020-12', false).validate(present)
      .errors;
  };
  const validate = (schema: RJSFSchema, data: unknown): RJSFValidationError[] => {
    const found = new Map<string, RJSFValidationError>();
    for (const error of check(schema, data)) {
      const message = describe(error, schema, { words, labelOf, data, refusalOf });
      if (message !== undefined && !found.has(message.property!)) found.set(message.property!, message);
    }
    return [...found.values()];
  };
  return {
    isValid: (schema, data) => check(schema, data).length === 0,
    rawValidation: <Result>(schema: RJSFSchema, data?: unknown) => ({ errors: validate(schema, data) as Result[] }),
    validateFormData: (data, schema) => {
      const errors = validate(schema, data);
      const builder = new ErrorSchemaBuilder();
      for (const error of errors) builder.addErrors(error.message ?? '', error.property!.slice(1).split('.'));
      return { errors, errorSchema: builder.ErrorSchema };
    },
  };
}

/** What a message is made from: words, names, and what the field itself says of a value that its schema refuses. */
interface Speech {
  readonly words: Words;
  readonly labelOf: (field: string) => string;
  readonly data: unknown;
  readonly refusalOf: (field: string, value: unknown) => FieldIssue | undefined;
}

function describe(
  error: OutputUnit,
  schema: RJSFSchema,
  { words, labelOf, data, refusalOf }: Speech,
): RJSFValidationError | undefined {
  const where = pointerSegments(error.instanceLocation.slice(1));
  const field = error.keyword === 'required' ? missingName(error.error) : where[0];
  if (field === undefined || error.keyword === 'properties' || error.keyword === 'anyOf') return undefined;
  if (error.keyword === 'type' && error.error.includes('"null"')) return undefined;
  const limit = limitOf(schema, error);
  const word = WORD_OF_KEYWORD[error.keyword];
  const refusal = word === undefined ? refusalOf(field, (data as Values | undefined)?.[field]) : undefined;
  const message =
    refusal === undefined
      ? words(word ?? 'malformed', { label: labelOf(field), ...(limit === undefined ? {} : { limit }) })
      : issueText(refusal, labelOf(field), words);
  return { name: error.keyword, property: `.${field}`, message, stack: message };
}

/** The interpreter names the missing property only in its sentence. */
function missingName(sentence: string): string | undefined {
  return /"([^"]+)"/.exec(sentence)?.[1];
}

function limitOf(schema: RJSFSchema, error: OutputUnit): string | undefined {
  let at: unknown = schema;
  for (const segment of pointerSegments(error.keywordLocation.slice(1))) {
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[segment] : undefined;
  }
  return typeof at === 'number' || typeof at === 'string' ? String(at) : undefined;
}
