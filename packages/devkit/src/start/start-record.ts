import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, isAlive } from '../postgres/process-state.ts';
import { workFolder } from '../repository.ts';
import { AlreadyRunning } from './start.errors.ts';

/** What a running `npm start` leaves for the next one to find. */
interface StartRecord {
  readonly launcher: number;
  readonly runtime: number | undefined;
  readonly url: string;
}

const place = path.join(workFolder, 'start.json');

/**
 * Throws `AlreadyRunning` while another `npm start` of this checkout lives; ends the server that a killed one left.
 * A process is taken for ours only when its command line says so, because ids are reused.
 */
export async function clearLeftovers(): Promise<void> {
  const record = readRecord();
  if (record === undefined) return;
  if (isAlive(record.launcher) && commandOf(record.launcher).includes('devkit/src/main.ts')) {
    throw AlreadyRunning({ pid: record.launcher, url: record.url });
  }
  if (record.runtime !== undefined && commandOf(record.runtime).includes('apps/runtime/dist/main.js')) {
    await endProcess(record.runtime);
  }
  clearRecord();
}

/** Notes that this process runs, and which process is its server. */
export function writeRecord(url: string, runtime: number | undefined): void {
  mkdirSync(workFolder, { recursive: true });
  writeFileSync(place, JSON.stringify({ launcher: process.pid, runtime, url } satisfies StartRecord));
}

/** Forgets the run. */
export function clearRecord(): void {
  rmSync(place, { force: true });
}

function readRecord(): StartRecord | undefined {
  if (!existsSync(place)) return undefined;
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as StartRecord;
  } catch {
    return undefined;
  }
}

async function endProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM');
  for (let wait = 0; wait < 100 && isAlive(pid); wait += 1) await sleep(50);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}
