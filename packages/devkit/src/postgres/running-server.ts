import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, isPostgres, processesWorkingIn } from './process-state.ts';

/** A server that holds a data folder, as its lock file says. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/**
 * Finds the live server of a data folder, if any.
 * A lock whose process is somebody else's (ids are reused) is removed, because PostgreSQL would refuse to start;
 * one whose process is gone stays: PostgreSQL checks for surviving backends with it, and clears it itself.
 */
export async function findRunningServer(dataFolder: string): Promise<RunningServer | undefined> {
  const lock = path.join(dataFolder, 'postmaster.pid');
  const server = readLock(lock);
  if (server !== undefined && isPostgres(server.pid)) return server;
  await survivorsGone(dataFolder);
  if (server === undefined || !existsInAnyState(server.pid)) return undefined;
  rmSync(lock, { force: true });
  return undefined;
}

/** Asks a server to end (`fast`: open transactions are rolled back) and waits; an unwilling one is stopped hard. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 2_000],
  ] as const) {
    if (!isPostgres(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + waitMs;
    while (isAlive(pid) && Date.now() < deadline) await sleep(20);
  }
}

function readLock(lock: string): RunningServer | undefined {
  if (!existsSync(lock)) return undefined;
  const lines = readFileSync(lock, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : undefined;
}

function existsInAnyState(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function survivorsGone(dataFolder: string): Promise<void> {
  for (let wait = 0; wait < 50 && processesWorkingIn(dataFolder).length > 0; wait += 1) await sleep(100);
}
