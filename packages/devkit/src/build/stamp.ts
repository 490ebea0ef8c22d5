import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, workFolder } from '../repository.ts';

/** One hash over the contents of every file that the patterns name, tests aside, in a stable order. */
export function hashSources(patterns: readonly string[]): string {
  const files = globSync(patterns, { cwd: repositoryRoot, exclude: (name) => isIgnored(name) })
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(path.join(repositoryRoot, file)).isFile())
    .sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(repositoryRoot, file)))
      .update('\0');
  return hash.digest('hex');
}

/** True when a build of these sources is there: its stamp says so and its output still exists. */
export function isFresh(name: string, hash: string, output: string): boolean {
  const stamp = stampPath(name);
  return existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Forgets an earlier build, so that one that fails half-way is not taken for it. */
export function clearStamp(name: string): void {
  rmSync(stampPath(name), { force: true });
}

/** Notes that the output now belongs to these sources. */
export function writeStamp(name: string, hash: string): void {
  mkdirSync(path.dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), hash);
}

function stampPath(name: string): string {
  return path.join(workFolder, 'build', `${name}.stamp`);
}

function isIgnored(name: string): boolean {
  return name === 'node_modules' || name === 'dist';
}
