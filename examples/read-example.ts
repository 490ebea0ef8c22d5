import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, parseFolder } from '@formwork/definition';

/** The apps that ship, what is depended on first. */
export const exampleNames = ['core', 'order_center'] as const;

/** The files of a shipped app, by their path in its folder. */
export function readExampleFiles(name: string): ReadonlyMap<string, string> {
  const folder = path.join(import.meta.dirname, name);
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    if (entry.isFile()) files.set(file, readFileSync(path.join(folder, file), 'utf8'));
  }
  return files;
}

/** A shipped app. Throws when its files cannot be read as a definition. */
export function readExample(name: string): AppDefinition {
  const { definition, issues } = parseFolder(readExampleFiles(name), fieldModels);
  if (definition === undefined) throw new Error(issues.map(({ file, message }) => `${file}: ${message}`).join('\n'));
  return definition;
}
