import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, parseBundle, parseFolder } from '@formwork/definition';
import { hasErrors } from '@formwork/kernel';
import { AppInvalid, PathUnusable } from '../cli.errors.ts';
import type { PlacedIssue } from '../output/print-issues.ts';
import { readAppFiles } from './app-files.ts';
import { type AppPlace, placeIssues } from './place-issues.ts';

/** An app as it was read from a folder or a bundle, whatever is wrong with it. */
export interface ReadApp extends AppPlace {
  /** Absolute. */
  readonly location: string;
  /** Absent when its structure has errors. */
  readonly definition?: AppDefinition;
  /** Of its structure only; those of its meaning need the other apps. */
  readonly issues: readonly PlacedIssue[];
}

/**
 * Reads a folder or a bundle; the `app.json` of a folder stands for the folder. Throws `FW_CLI_PATH` when there is
 * nothing that can be read.
 */
export function readApp(folder: string, given: string): ReadApp {
  const location = path.resolve(folder, given);
  try {
    if (statSync(location).isDirectory()) return readFolder(given, location);
    const isOfFolder = path.basename(location) === 'app.json' && !hasFormat(location);
    return isOfFolder ? readFolder(path.dirname(given), path.dirname(location)) : readBundle(given, location);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    throw PathUnusable({ path: placeOf(error, given, location), reason }, { cause: error });
  }
}

/** The definition; throws `FW_CLI_APP_INVALID` with the findings when its structure has errors. */
export function resolveDefinition(app: ReadApp): AppDefinition {
  if (app.definition !== undefined && !hasErrors(app.issues)) return app.definition;
  const errors = app.issues.filter((issue) => issue.severity === 'error').length;
  throw AppInvalid({ path: app.path, errors }, { issues: app.issues });
}

function readFolder(given: string, location: string): ReadApp {
  const files = readAppFiles(location);
  const { definition, issues } = parseFolder(files, fieldModels);
  const read = { kind: 'folder', path: given, location, files } as const;
  return { ...read, ...(definition === undefined ? {} : { definition }), issues: placeIssues(read, issues) };
}

function readBundle(given: string, location: string): ReadApp {
  const { definition, issues } = parseBundle(readFileSync(location, 'utf8'), fieldModels);
  const read = { kind: 'bundle', path: given, location, files: new Map<string, string>() } as const;
  return { ...read, ...(definition === undefined ? {} : { definition }), issues: placeIssues(read, issues) };
}

/** A bundle says its format; the file of an app's folder does not. */
function hasFormat(location: string): boolean {
  return /"format"\s*:/.test(readFileSync(location, 'utf8'));
}

/** The file that could not be read, in the words of the person: a link within a folder may lead nowhere. */
function placeOf(error: unknown, given: string, location: string): string {
  const { path: file } = error as NodeJS.ErrnoException;
  return file === undefined || file === location ? given : path.join(given, path.relative(location, file));
}

function reasonOf(error: unknown): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return undefined;
}
