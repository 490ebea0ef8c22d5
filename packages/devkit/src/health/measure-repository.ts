import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findKindLeaks } from '../architecture/kind-leaks.ts';
import { pagesOf } from '../architecture/broken-mentions.ts';
import { fieldTypeIds } from '../generate/catalog-entries.ts';
import { repositoryRoot } from '../repository.ts';

/** A thing of the repository with a figure: lines, files or days. */
export interface Measured {
  readonly name: string;
  readonly figure: number;
}

/** Four of the five numbers; the tests are timed elsewhere. */
export interface RepositoryHealth {
  readonly sourceFiles: number;
  readonly sourceLines: number;
  /** Lines of the largest source files, tests apart. */
  readonly largestFiles: readonly Measured[];
  /** Files directly in the biggest folders. */
  readonly biggestFolders: readonly Measured[];
  /** Places that name a field type outside its folder. */
  readonly leaks: number;
  /** Days that a package's page is older than the package's code. */
  readonly stalePages: readonly Measured[];
}

const shown = 10;

/** Looks at the committed files and at git. */
export function measureRepository(): RepositoryHealth {
  const files = sourceFiles();
  const sized = files.map((name) => ({ name, figure: linesOf(name) }));
  return {
    sourceFiles: files.length,
    sourceLines: sized.reduce((sum, { figure }) => sum + figure, 0),
    largestFiles: largest(sized.filter(({ name }) => !/\.test\.tsx?$/.test(name))),
    biggestFolders: largest(countByFolder(files)),
    leaks: findKindLeaks(repositoryRoot, fieldTypeIds()).length,
    stalePages: largest(pagesOf(repositoryRoot).flatMap(staleness)),
  };
}

function sourceFiles(): string[] {
  return git(['ls-files', 'apps', 'packages', 'examples'])
    .split('\n')
    .filter((file) => /\.(ts|tsx|mjs|css)$/.test(file) && existsSync(path.join(repositoryRoot, file)));
}

function linesOf(file: string): number {
  return readFileSync(path.join(repositoryRoot, file), 'utf8').split('\n').length - 1;
}

function countByFolder(files: readonly string[]): Measured[] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
  return [...counts].map(([name, figure]) => ({ name, figure }));
}

/** A README against the code beside it; other pages have no code of their own. */
function staleness(page: string): Measured[] {
  const folder = path.posix.dirname(page);
  if (path.posix.basename(page) !== 'README.md' || !/^(apps|packages)\//.test(folder)) return [];
  const [written, changed] = [committedAt(page), committedAt(`${folder}/src`)];
  const days = Math.floor((changed - written) / 86_400);
  return written === 0 || days < 1 ? [] : [{ name: page, figure: days }];
}

/** Seconds since 1970 of the last commit that touched a path; 0 for none. */
function committedAt(file: string): number {
  return Number(git(['log', '-1', '--format=%ct', '--', file]).trim());
}

function largest(all: readonly Measured[]): Measured[] {
  return all.toSorted((one, other) => other.figure - one.figure || (one.name < other.name ? -1 : 1)).slice(0, shown);
}

function git(args: readonly string[]): string {
  return spawnSync('git', args, { cwd: repositoryRoot, encoding: 'utf8' }).stdout;
}
