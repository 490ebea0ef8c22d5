import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Folders beside the definition that hold none of it: programs that make demo data. */
const notDefinition = new Set(['demo', 'node_modules']);
/** Folders below the app's that are looked into; what lies deeper is no definition. */
const deepest = 3;

/** The JSON files of an app's folder, by path within it with `/` between parts. Empty without `app.json`. */
export function readAppFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  if (existsSync(path.join(folder, 'app.json'))) readInto(files, folder, '', 1);
  return files;
}

function readInto(files: Map<string, string>, folder: string, below: string, depth: number): void {
  for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.') || (below === '' && notDefinition.has(entry.name))) continue;
    // A link may lead to a file or a folder; whatever it leads to counts.
    const found = entry.isSymbolicLink() ? statSync(path.join(folder, file)) : entry;
    if (found.isDirectory() && depth < deepest) readInto(files, folder, file, depth + 1);
    else if (found.isFile() && file.endsWith('.json')) files.set(file, readFileSync(path.join(folder, file), 'utf8'));
  }
}
