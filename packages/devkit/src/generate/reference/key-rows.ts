import { KeyUndescribed } from '../generate.errors.ts';
import { code } from './markdown.ts';
import { type Schema, alternatives, describeValue, keysOf, schemaAt } from './schema-words.ts';

/** A row for each key; the keys of an object or of a list's objects follow it, their path before them. */
export function keyRows(kind: string, schema: Schema, prefix = ''): string[][] {
  return keysOf(schema).flatMap(({ name, schema: value, isRequired }) => {
    const meaning = value['description'];
    if (typeof meaning !== 'string') throw KeyUndescribed({ kind, key: `${prefix}${name}` });
    const row = [code(`${prefix}${name}`), describeValue(value), isRequired ? 'yes' : '', meaning];
    return [row, ...nestedRows(kind, value, `${prefix}${name}`)];
  });
}

function nestedRows(kind: string, value: Schema, path: string): string[][] {
  const items = schemaAt(value, 'items');
  const objects = alternatives(value).filter((choice) => keysOf(choice).length > 0);
  const named = mapValues(value);
  if (items !== undefined && keysOf(items).length > 0) return keyRows(kind, items, `${path}[].`);
  if (named !== undefined && keysOf(named).length > 0) return keyRows(kind, named, `${path}.*.`);
  if (objects.length === 1) return keyRows(kind, objects[0]!, `${path}.`);
  return keyRows(kind, value, `${path}.`);
}

/** The schema of the values of an object whose keys are names; `undefined` for any other. */
export function mapValues(schema: Schema): Schema | undefined {
  return Object.values(schemaAt(schema, 'patternProperties') ?? {})[0] as Schema | undefined;
}
