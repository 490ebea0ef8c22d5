import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repositoryRoot } from '../repository.ts';
import { catalogEntries } from './catalog-entries.ts';
import { definitionSchemas } from './definition-schemas.ts';
import type { GeneratedFile, Generator } from './generator.ts';
import { errorReference } from './error-reference.ts';
import { configReference } from './reference/config-reference.ts';
import { definitionReference } from './reference/definition-reference.ts';
import { fieldTypesReference } from './reference/field-types-reference.ts';
import { httpReference } from './reference/http-reference.ts';
import { ruleFunctionsReference } from './reference/rule-functions-reference.ts';

const generators: readonly Generator[] = [
  catalogEntries,
  definitionSchemas,
  errorReference,
  configReference,
  definitionReference,
  fieldTypesReference,
  httpReference,
  ruleFunctionsReference,
];

/** Gives the paths of generated files that differ from what is on disk; writes them unless only `verify` is wanted. */
export async function runGenerators(options: { readonly verify: boolean }): Promise<string[]> {
  const changed: string[] = [];
  for (const generator of generators) {
    for (const file of await generator.files()) {
      const place = path.join(repositoryRoot, file.path);
      const text = await formatted(file);
      if (existsSync(place) && readFileSync(place, 'utf8') === text) continue;
      changed.push(file.path);
      if (options.verify) continue;
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
  }
  return changed;
}

async function formatted({ path: file, text }: GeneratedFile): Promise<string> {
  const place = path.join(repositoryRoot, file);
  return format(text, { ...(await resolveConfig(place)), filepath: place });
}
