import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { readPlace } from './read-place.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Completes keys, and values that are one of a few, from a JSON Schema. */
export function completeFromSchema(schema: Schema): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const before = context.state.doc.sliceString(0, context.pos);
    const place = readPlace(before);
    if (place === undefined) return null;
    const word = /"[^"\n]*$|[\w-]*$/.exec(before)![0];
    if (word === '' && !context.explicit) return null;
    const branches = schemasAt(schema, place.path);
    const options = place.isKey ? keysOf(branches, place.siblings) : valuesOf(branches);
    if (options.length === 0) return null;
    const hasCloser = context.state.doc.sliceString(context.pos, context.pos + 1) === '"';
    return {
      from: context.pos - word.length,
      options: hasCloser ? options.map((each) => ({ ...each, apply: String(each.apply).replace(/"$/, '') })) : options,
      validFor: /^"?[\w-]*$/,
    };
  };
}

function keysOf(branches: readonly Schema[], taken: ReadonlySet<string>): Completion[] {
  const found = new Map<string, Completion>();
  for (const branch of branches) {
    for (const [key, property] of Object.entries((branch['properties'] ?? {}) as Record<string, Schema>)) {
      if (taken.has(key) || found.has(key)) continue;
      const info = property['description'];
      found.set(key, {
        label: `"${key}"`,
        apply: `"${key}"`,
        type: 'property',
        ...(typeof info === 'string' ? { info } : {}),
      });
    }
  }
  return [...found.values()];
}

function valuesOf(branches: readonly Schema[]): Completion[] {
  const values = new Set<unknown>();
  for (const branch of branches) {
    if ('const' in branch) values.add(branch['const']);
    if (Array.isArray(branch['enum'])) for (const each of branch['enum'] as unknown[]) values.add(each);
    if (branch['type'] === 'boolean') values.add(true).add(false);
  }
  return [...values].map((value) => {
    const text = JSON.stringify(value);
    return { label: text, apply: text, type: 'constant' };
  });
}

/** Every schema that may hold at a place: alternatives and conditional parts are all taken. */
function schemasAt(schema: Schema, path: readonly (string | number)[]): Schema[] {
  let branches = spread(schema);
  for (const step of path) {
    branches = branches.flatMap((branch) => {
      const properties = branch['properties'] as Record<string, Schema> | undefined;
      const next =
        typeof step === 'number'
          ? (branch['items'] as Schema | undefined)
          : (properties?.[step] ?? (branch['additionalProperties'] as Schema | undefined));
      return typeof next === 'object' && next !== null ? spread(next) : [];
    });
  }
  return branches;
}

function spread(schema: Schema): Schema[] {
  const lists = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (schema[key] ?? []) as Schema[]);
  const then = schema['then'] as Schema | undefined;
  return [schema, ...lists.flatMap(spread), ...(then === undefined ? [] : spread(then))];
}
