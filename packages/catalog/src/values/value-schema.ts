import type { Json } from '@formwork/kernel';
import { Validator } from '@cfworker/json-schema';

/** A JSON Schema (2020-12) as a definition holds it. */
export type ValueSchema = Readonly<Record<string, unknown>>;

/** Keywords that are understood. Patterns are not among them: a pattern can take for ever, and values come from outside. */
const KEYWORDS = new Set(
  [
    'type enum const title description default examples $defs $ref properties required additionalProperties propertyNames',
    'minProperties maxProperties dependentRequired items prefixItems contains minContains maxContains minItems maxItems',
    'uniqueItems minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf anyOf allOf oneOf not if then else',
  ].flatMap((line) => line.split(' ')),
);
const IN_MAPS = new Set(['properties', '$defs']);
const IN_LISTS = new Set(['anyOf', 'allOf', 'oneOf', 'prefixItems']);
const PLAIN = new Set(['items', 'additionalProperties', 'propertyNames', 'contains', 'not', 'if', 'then', 'else']);
const DEEPEST = 24;

/** What is wrong with a schema, and where; `undefined` for one that can be used. */
export function findSchemaFault(
  schema: unknown,
  path = '',
  depth = 0,
): { readonly path: string; readonly message: string } | undefined {
  if (typeof schema === 'boolean') return undefined;
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    return { path, message: 'This is not a schema.' };
  if (depth > DEEPEST) return { path, message: 'The schema is nested too deeply.' };
  for (const [key, value] of Object.entries(schema)) {
    const at = `${path}/${key}`;
    if (!KEYWORDS.has(key)) return { path: at, message: `"${key}" is not understood in a schema of values.` };
    if (key === '$ref' && !/^#(\/\$defs\/[A-Za-z0-9_-]+)?$/.test(String(value))) {
      return { path: at, message: 'A reference leads to "#" or to "#/$defs/…" of the same schema.' };
    }
    const inner: readonly (readonly [string, unknown])[] = PLAIN.has(key)
      ? [[at, value]]
      : (IN_MAPS.has(key) || IN_LISTS.has(key)) && typeof value === 'object' && value !== null
        ? Object.entries(value).map(([name, each]) => [`${at}/${name}`, each] as const)
        : [];
    for (const [place, each] of inner) {
      const fault = findSchemaFault(each, place, depth + 1);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

const validators = new WeakMap<ValueSchema, Validator | null>();

/** The first place at which a value does not follow a schema; `undefined` where it does. A schema that cannot be used stops nothing. */
export function findMismatch(
  value: Json,
  schema: ValueSchema,
): { readonly path: string; readonly message: string } | undefined {
  const validator = validatorOf(schema);
  if (validator === null) return undefined;
  const { valid, errors } = validator.validate(value);
  if (valid) return undefined;
  const last = errors.at(-1);
  return { path: (last?.instanceLocation ?? '#').slice(1), message: last?.error ?? '' };
}

function validatorOf(schema: ValueSchema): Validator | null {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const made = findSchemaFault(schema) === undefined ? new Validator(schema, '2020-12', true) : null;
  validators.set(schema, made);
  return made;
}
