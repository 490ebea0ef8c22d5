import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, parseFolder } from '@formwork/definition';
import { type Engine, SYSTEM } from '@formwork/engine';
import { hasErrors } from '@formwork/kernel';
import { ExampleInvalid } from './demo.errors.ts';

/** Folders of an app that hold no definition files. */
const NOT_DEFINITION = new Set(['demo']);

/** Publishes the apps in the order in which they depend on each other; an app that is live already stays as it is. */
export async function publishExamples(
  engine: Engine,
  folders: readonly string[],
  report: (text: string) => void,
): Promise<void> {
  const definitions = folders.map((folder) => readApp(folder));
  for (const definition of inOrderOfNeed(definitions)) {
    const { name } = definition.app;
    if (engine.model.apps.has(name)) continue;
    report(`Publishing ${name}`);
    await engine.definitions.publish({ definition, note: 'Shipped with Formwork', by: SYSTEM });
  }
}

/** Reads the files of an app's folder. Throws `FW_DEMO_EXAMPLE_INVALID` with its findings. */
function readApp(folder: string): AppDefinition {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
    if (entry.isFile() && file.endsWith('.json') && !NOT_DEFINITION.has(file.split('/')[0]!)) {
      files.set(file, readFileSync(path.join(folder, file), 'utf8'));
    }
  }
  const { definition, issues } = parseFolder(files, fieldModels);
  if (definition === undefined || hasErrors(issues)) throw ExampleInvalid({ app: path.basename(folder), issues });
  return definition;
}

function inOrderOfNeed(definitions: readonly AppDefinition[]): AppDefinition[] {
  const placed = new Set<string>();
  const ordered: AppDefinition[] = [];
  const place = (definition: AppDefinition): void => {
    if (placed.has(definition.app.name)) return;
    placed.add(definition.app.name);
    for (const need of definition.app.depends ?? []) {
      const found = definitions.find((candidate) => candidate.app.name === need.app);
      if (found !== undefined) place(found);
    }
    ordered.push(definition);
  };
  definitions.forEach(place);
  return ordered;
}
