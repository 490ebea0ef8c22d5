import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresLocked } from './postgres.errors.ts';
import { isAlive } from './process-state.ts';

const waitMs = 90_000;

/** Runs `work` while no other process holds the same lock file; the lock of a dead process is taken over. */
export async function withStartLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await takeLock(lock);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function takeLock(lock: string): Promise<void> {
  const deadline = Date.now() + waitMs;
  while (!tryLock(lock)) {
    const holder = readHolder(lock);
    if (holder !== undefined && holder !== process.pid && !isAlive(holder)) discard(lock, holder);
    else if (Date.now() > deadline) throw PostgresLocked({ lock, pid: holder ?? 0 });
    else await sleep(100);
  }
}

function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The holder's id; undefined while the file is being written or has just gone. */
function readHolder(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Moves a dead holder's lock aside. Of two processes that try, one gets it; a fresh lock moved by mistake is put back. */
function discard(lock: string, holder: number): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (readHolder(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, lock);
}
