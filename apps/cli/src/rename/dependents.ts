import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type ReadApp, readApp } from '../source/read-app.ts';

/** The apps in folders beside an app that depend on it: a rename rewrites them, too. */
export function findDependents(app: ReadApp): ReadApp[] {
  const name = app.definition?.app.name;
  if (name === undefined || app.kind !== 'folder') return [];
  const above = path.dirname(app.location);
  return readdirSync(above, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== path.basename(app.location))
    .map((entry) => ({ ...readApp(above, entry.name), path: path.join(path.dirname(app.path), entry.name) }))
    .filter((each) => each.definition?.app.depends?.some((need) => need.app === name) === true);
}
