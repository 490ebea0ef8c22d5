import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** True when a process with this id exists and is not a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/** True when that process is a PostgreSQL server; after a restart of the machine its id may be anybody's. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  // The program alone: `postgres` among another program's arguments must not make it a server.
  const program = existsSync('/proc/self') ? (commandOf(pid).split('\0')[0] ?? '') : ps(pid, 'comm=');
  return /^postgres(:|$)/.test(path.basename(program));
}

/** Ids of processes that work in a data folder: backends outlive a killed server for a moment. Linux only, else none. */
export function processesWorkingIn(folder: string): number[] {
  if (!existsSync('/proc/self/cwd')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === folder && isPostgres(pid));
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

/** The command line of a process, its parts run together; empty when there is none. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ps(pid, 'command=');
  }
}

function ps(pid: number, column: string): string {
  return (spawnSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' }).stdout ?? '').trim();
}
