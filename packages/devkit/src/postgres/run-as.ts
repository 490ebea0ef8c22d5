import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The user that the server runs as; empty for an ordinary user, who runs it as himself. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** PostgreSQL refuses to run as root, so root hands it to the user `postgres`, or to `nobody`. */
export function chooseRunAs(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}

/** True when that user can enter the folder: a home closed to others (0700) is the usual reason why not. */
export function canEnter(folder: string, runAs: RunAs): boolean {
  if (!('uid' in runAs)) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs, cwd: '/' }).status === 0;
}
