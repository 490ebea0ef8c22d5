import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from '../../src/repository.ts';
import { buildNest } from './build-nest.ts';
import { POOL_SIZE, type SystemSettings, toEnvironment } from './protocol.ts';

/** What is measured. */
export type SystemName = 'floor' | 'nest' | 'formwork';

/** A server under test, in a process of its own. */
export interface RunningSystem {
  readonly name: SystemName;
  readonly url: string;
  readonly pid: number;
  /** Spawn to the first correct answer, in milliseconds. */
  readonly firstAnswerMs: number;
  stop(): Promise<void>;
}

/** How a start is proved: a request that reads data. */
export interface FirstRequest {
  readonly path: string;
  readonly token: string;
}

const patienceMs = 60_000;
let nestMain: string | undefined;

/** Starts a server and waits for its first answer with data; throws when none comes. */
export async function startSystem(
  name: SystemName,
  settings: Omit<SystemSettings, 'port'>,
  first: FirstRequest,
): Promise<RunningSystem> {
  const port = await freePort();
  const { file, env } = programOf(name, { ...settings, port });
  const extra = (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '' && name === 'formwork');
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...extra, file], {
    cwd: repositoryRoot,
    env: { ...process.env, NODE_ENV: 'production', TZ: 'UTC', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  await firstAnswer(child, url, first, name);
  const firstAnswerMs = performance.now() - began;
  return { name, url, pid: child.pid!, firstAnswerMs, stop: () => stop(child) };
}

function programOf(name: SystemName, settings: SystemSettings): { file: string; env: Record<string, string> } {
  if (name === 'floor') return { file: path.join(import.meta.dirname, 'floor.ts'), env: toEnvironment(settings) };
  if (name === 'nest') {
    nestMain ??= buildNest();
    return { file: nestMain, env: toEnvironment(settings) };
  }
  const env = {
    DATABASE_URL: settings.databaseUrl,
    PORT: String(settings.port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    FORMWORK_DEMO: 'false',
    POOL_SIZE: String(POOL_SIZE),
    FORMWORK_WEB_DIR: path.join(repositoryRoot, 'apps'),
  };
  return { file: path.join(repositoryRoot, 'apps/runtime/dist/main.js'), env };
}

async function firstAnswer(child: ChildProcess, url: string, first: FirstRequest, name: SystemName): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server "${name}" ended with code ${child.exitCode}.`);
    const status = await fetch(url + first.path, { headers: { authorization: `Bearer ${first.token}` } }).then(
      async (response) => (await response.text(), response.status),
      () => 0,
    );
    if (status === 200) return;
    if (status >= 400 && status < 500) throw new Error(`The server "${name}" answers ${status} to ${first.path}.`);
    if (performance.now() > deadline) throw new Error(`The server "${name}" gave no data within a minute.`);
    await sleep(5);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(insist);
}

/** Memory that a process holds, in MB (RSS). */
export function residentMb(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => void probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
