import { code, codeOf } from './markdown.ts';

/** A JSON Schema as the reference pages read it. */
export type Schema = Readonly<Record<string, unknown>>;

/** The schema behind a key, when there is one. */
export function schemaAt(schema: Schema, key: string): Schema | undefined {
  const value = schema[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : undefined;
}

/** The alternatives of a choice; empty when the schema is none. */
export function alternatives(schema: Schema): readonly Schema[] {
  const list = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(list) ? (list as Schema[]) : [];
}

/** The keys of an object with their schemas and whether they must be there. */
export function keysOf(schema: Schema): { name: string; schema: Schema; isRequired: boolean }[] {
  const required = new Set(Array.isArray(schema['required']) ? (schema['required'] as string[]) : []);
  return Object.entries(schemaAt(schema, 'properties') ?? {}).map(([name, value]) => ({
    name,
    schema: value as Schema,
    isRequired: required.has(name),
  }));
}

/** The text behind a key, or `''`. */
export function textAt(schema: Schema, key: string): string {
  const value = schema[key];
  return typeof value === 'string' ? value : '';
}

/** What a value may be, in a few words. */
export function describeValue(schema: Schema): string {
  if (schema['x-formwork'] === 'rule') return 'expression';
  if (schema['x-formwork'] === 'value-or-rule') return 'value or expression';
  if ('const' in schema) return codeOf(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => codeOf(value)).join(', ');
  const choices = alternatives(schema);
  if (choices.length > 0) return describeChoices(choices);
  if (schema['type'] === 'array') return describeList(schema);
  if (schema['type'] === 'object') return schemaAt(schema, 'properties') === undefined ? 'object by name' : 'object';
  if (schema['type'] === 'boolean') return '`true` or `false`';
  if (schema['type'] === 'integer' || schema['type'] === 'number')
    return `${schema['type']}${range(schema, 'minimum', 'maximum')}`;
  return schema['type'] === 'string' ? describeString(schema) : 'any value';
}

function describeString(schema: Schema): string {
  const pattern = textAt(schema, 'pattern');
  if (pattern.startsWith('^[a-z][a-z0-9_]{0,47}'))
    return pattern.includes('[.]') ? 'name, or names joined by dots' : 'name';
  return `text${range(schema, 'minLength', 'maxLength')}`;
}

function describeChoices(choices: readonly Schema[]): string {
  const isText =
    choices.length === 2 && choices[0]?.['type'] === 'string' && choices[1]?.['patternProperties'] !== undefined;
  if (isText) return 'text, or texts by locale';
  const words = [...new Set(choices.map(describeValue))];
  return words.join(' or ');
}

function describeList(schema: Schema): string {
  const items = schemaAt(schema, 'items');
  return `list of ${items === undefined ? 'values' : describeValue(items)}${range(schema, 'minItems', 'maxItems')}`;
}

function range(schema: Schema, least: string, most: string): string {
  const [low, high] = [numberAt(schema, least), numberAt(schema, most)];
  if (low !== undefined && high !== undefined) return `, ${code(`${low}–${high}`)}`;
  if (low !== undefined && low !== 0) return `, at least ${low}`;
  return high === undefined ? '' : `, at most ${high}`;
}

function numberAt(schema: Schema, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
}
