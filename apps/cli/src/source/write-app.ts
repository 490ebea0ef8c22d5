import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, formatBundle, formatFolder } from '@formwork/definition';
import { OutputExists } from '../cli.errors.ts';
import { readAppFiles } from './app-files.ts';

/** How a definition is written. */
export interface WriteOptions {
  /** Replace what is there; of a folder only files of a definition are taken away. */
  readonly force?: boolean;
  /** Where the files find their JSON Schemas: relative to the folder, or an address. */
  readonly schemas?: string;
}

/** Writes one file; throws `FW_CLI_OUTPUT_EXISTS` unless it may replace. */
export function writeFile(location: string, text: string, options: WriteOptions = {}): void {
  if (existsSync(location) && options.force !== true) throw OutputExists({ path: location });
  mkdirSync(path.dirname(location), { recursive: true });
  writeFileSync(location, text);
}

/** Writes the definition as a bundle. */
export function writeBundle(location: string, definition: AppDefinition, options: WriteOptions = {}): void {
  writeFile(location, formatBundle(definition, fieldModels), options);
}

/** Writes the definition as a folder of files and gives how many there are. */
export function writeFolder(location: string, definition: AppDefinition, options: WriteOptions = {}): number {
  if (existsSync(location) && readdirSync(location).length > 0 && options.force !== true)
    throw OutputExists({ path: location });
  const files = formatFolder(definition, fieldModels, options.schemas);
  for (const file of readAppFiles(location).keys()) if (!files.has(file)) rmSync(path.join(location, file));
  for (const [file, text] of files) {
    const place = path.join(location, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  return files.size;
}
