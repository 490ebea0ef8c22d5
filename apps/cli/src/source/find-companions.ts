import { existsSync } from 'node:fs';
import path from 'node:path';
import type { AppDefinition } from '@formwork/definition';
import { type ReadApp, readApp, resolveDefinition } from './read-app.ts';

/**
 * The apps that an app needs: those given by path, and for what is still missing those that lie beside it (`../core`,
 * `../core.json`), and what these need. Throws when one of them cannot be read.
 */
export function findCompanions(app: ReadApp, folder: string, given: readonly string[] = []): ReadApp[] {
  const companions = given.map((each) => readApp(folder, each));
  const names = new Set([app, ...companions].map((each) => each.definition?.app.name));
  const waiting: ReadApp[] = [app, ...companions];
  for (let needing = waiting.shift(); needing !== undefined; needing = waiting.shift()) {
    for (const { app: name } of needing.definition?.app.depends ?? []) {
      const place = names.has(name) ? undefined : findBeside(app, name);
      if (place === undefined) continue;
      const found = readApp(path.dirname(app.location), place);
      names.add(name);
      companions.push({ ...found, path: path.join(path.dirname(app.path), place) });
      waiting.push(found);
    }
  }
  return companions;
}

/** Their definitions; throws `FW_CLI_APP_INVALID` for the first whose structure has errors. */
export function definitionsOf(apps: readonly ReadApp[]): AppDefinition[] {
  return apps.map(resolveDefinition);
}

function findBeside(app: ReadApp, name: string): string | undefined {
  const beside = path.dirname(app.location);
  return [name, `${name}.json`].find((each) =>
    existsSync(each.endsWith('.json') ? path.join(beside, each) : path.join(beside, each, 'app.json')),
  );
}
