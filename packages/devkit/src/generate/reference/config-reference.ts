import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../../repository.ts';
import type { Generator } from '../generator.ts';
import { code, codeOf, page, table } from './markdown.ts';
import { type Schema, describeValue, keysOf, textAt } from './schema-words.ts';

const source = 'apps/runtime/src/config/config-schema.ts';

/** docs/reference/config.md: every setting of the runtime. */
export const configReference: Generator = {
  name: 'reference of settings',
  async files() {
    // By address and not by import: no tool may depend on an app, and this file of the app depends on nothing of it.
    const address = pathToFileURL(path.join(repositoryRoot, source)).href;
    const { RuntimeConfigSchema, secretSettings } = (await import(address)) as {
      RuntimeConfigSchema: Schema;
      secretSettings: readonly string[];
    };
    const rows = keysOf(RuntimeConfigSchema).map(({ name, schema, isRequired }) => [
      code(name),
      describeValue(schema),
      defaultOf(schema, isRequired),
      `${textAt(schema, 'description')}${secretSettings.includes(name) ? ' Never printed.' : ''}`,
    ]);
    return [{ path: 'docs/reference/config.md', text: presentPage(rows) }];
  },
};

function defaultOf(schema: Schema, isRequired: boolean): string {
  if ('default' in schema) return codeOf(schema['default']);
  return isRequired ? 'must be set' : '';
}

function presentPage(rows: readonly (readonly string[])[]): string {
  return page('Settings', `\`${source}\``, [
    'The runtime reads its settings from the environment, once, when it starts. An empty value counts as absent. What cannot be used is listed whole, as `FW_RUNTIME_CONFIG`, and nothing starts.',
    table(['Variable', 'Value', 'Unless set', 'Meaning'], rows),
  ]);
}
