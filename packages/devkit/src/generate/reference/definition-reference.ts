import type { DocumentKind } from '@formwork/definition';
import type { Generator } from '../generator.ts';
import { KeyUndescribed } from '../generate.errors.ts';
import { code, page, table } from './markdown.ts';
import { type Schema, alternatives, describeValue, keysOf, schemaAt } from './schema-words.ts';

interface Section {
  readonly heading: string;
  readonly schema: Schema;
}

/** docs/reference/definition.md: every kind of file of an app with every key. Throws for a key without a meaning. */
export const definitionReference: Generator = {
  name: 'reference of the definition language',
  async files() {
    const { documentKinds } = await import('@formwork/definition');
    return [{ path: 'docs/reference/definition.md', text: presentPage(documentKinds.map(presentKind)) }];
  },
};

function presentKind(kind: DocumentKind): string {
  const schema = JSON.parse(JSON.stringify(kind.schema)) as Schema;
  const sections = sectionsOf({ heading: '', schema });
  const isOne = kind.key === 'app' || kind.key === 'navigation';
  const file = isOne ? `${kind.key}.json` : `${kind.key}/<${kind.nameKey}>.json`;
  const parts = sections.map(({ heading, schema: part }) => {
    const rows = rowsOf(kind.id, part, '');
    const title = heading === '' ? `## ${kind.id}\n\nFile: ${code(file)}` : `### ${kind.id}: ${heading}`;
    return `${title}\n\n${table(['Key', 'Value', 'Needed', 'Meaning'], rows)}`;
  });
  return parts.join('\n\n');
}

/** The whole object first, then each alternative that stands somewhere within it, once. */
function sectionsOf(root: Section): Section[] {
  const found = new Map<string, Section>();
  const visit = (schema: Schema): void => {
    const choices = alternatives(schema).filter((choice) => keysOf(choice).length > 0);
    for (const choice of choices.length > 1 ? choices : []) {
      const text = JSON.stringify(choice);
      if (found.has(text)) continue;
      found.set(text, { heading: discriminator(choice), schema: choice });
      visit(choice);
    }
    if (choices.length === 1) visit(choices[0]!);
    const items = schemaAt(schema, 'items') ?? mapValues(schema);
    if (items !== undefined) visit(items);
    for (const key of keysOf(schema)) visit(key.schema);
  };
  visit(root.schema);
  return [root, ...found.values()];
}

/** What tells an alternative from the others: its `kind`, or the key that is the step's verb. */
function discriminator(schema: Schema): string {
  const keys = keysOf(schema);
  const kind = keys.find((key) => 'const' in key.schema);
  const verb = keys.find((key) => key.isRequired && key.name !== 'as');
  return kind === undefined ? code(verb?.name ?? '') : `${code(kind.name)} ${code(String(kind.schema['const']))}`;
}

/** A row for each key; the keys of an object or of a list's objects follow it, their path before them. */
function rowsOf(kind: string, schema: Schema, prefix: string): string[][] {
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
  if (items !== undefined && keysOf(items).length > 0) return rowsOf(kind, items, `${path}[].`);
  if (named !== undefined && keysOf(named).length > 0) return rowsOf(kind, named, `${path}.*.`);
  if (objects.length === 1) return rowsOf(kind, objects[0]!, `${path}.`);
  return rowsOf(kind, value, `${path}.`);
}

/** The schema of the values of an object whose keys are names; `undefined` for any other. */
function mapValues(schema: Schema): Schema | undefined {
  return Object.values(schemaAt(schema, 'patternProperties') ?? {})[0] as Schema | undefined;
}

function presentPage(kinds: readonly string[]): string {
  return page('The definition language', 'the schemas of `packages/definition`', [
    'An app is a folder of JSON files. Keys that are not listed here are findings. A *name* is snake_case, at most 48 characters. An *expression* is a [rule](rule-functions.md). The options of each field type are in [field-types.md](field-types.md). Editors check and complete these files by `schemas/v1`.',
    ...kinds,
  ]);
}
