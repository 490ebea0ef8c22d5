import type { DocumentKind } from '@formwork/definition';
import type { Generator } from '../generator.ts';
import { keyRows, mapValues } from './key-rows.ts';
import { code, page, table } from './markdown.ts';
import { type Schema, alternatives, keysOf, schemaAt } from './schema-words.ts';

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
    const rows = keyRows(kind.id, part);
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

function presentPage(kinds: readonly string[]): string {
  return page('The definition language', 'the schemas of `packages/definition`', [
    'An app is a folder of JSON files. Keys that are not listed here are findings. A *name* is snake_case, at most 48 characters. An *expression* is a [rule](rule-functions.md). The options of each field type are in [field-types.md](field-types.md). Editors check and complete these files by `schemas/v1`.',
    ...kinds,
  ]);
}
