import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from '../repository.ts';

/** What the server says over its IPC channel once it answers requests. */
export interface ReadyMessage {
  readonly ready: true;
  readonly url: string;
  readonly demo?: readonly { readonly login: string; readonly password: string; readonly role: string }[];
  /** Where the first administrator of an empty system sets a password; works once. */
  readonly oneTimeLink?: string;
}

/** The server as a child process. */
export interface RuntimeProcess {
  readonly pid: number | undefined;
  /** Settles when the server is ready; undefined when it ended before that. */
  readonly ready: Promise<ReadyMessage | undefined>;
  /** Exit code, when it has ended. */
  readonly ended: Promise<number>;
  /** Asks it to end, and insists after ten seconds. */
  stop(): Promise<void>;
}

const graceMs = 10_000;

/** Starts `apps/runtime/dist/main.js`; progress sentences that it sends are handed on. */
export function startRuntime(
  env: Readonly<Record<string, string>>,
  onProgress: (sentence: string) => void,
): RuntimeProcess {
  const main = path.join(repositoryRoot, 'apps/runtime/dist/main.js');
  // A session of its own: Ctrl-C reaches `npm start` alone, which ends the server first and the database after it.
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 1 : constants.signals[signal])));
  });
  const ready = new Promise<ReadyMessage | undefined>((resolve) => {
    child.on('message', (message) => {
      if (isReady(message)) resolve(message);
      else if (isProgress(message)) onProgress(message.progress);
    });
    void ended.then(() => resolve(undefined));
  });
  return { pid: child.pid, ready, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGTERM');
  const insist = new AbortController();
  const timer = sleep(graceMs, undefined, { signal: insist.signal }).then(
    () => void child.kill('SIGKILL'),
    () => undefined,
  );
  await ended;
  insist.abort();
  await timer;
}

function isReady(message: unknown): message is ReadyMessage {
  return typeof message === 'object' && message !== null && 'ready' in message && message.ready === true;
}

function isProgress(message: unknown): message is { progress: string } {
  return (
    typeof message === 'object' && message !== null && 'progress' in message && typeof message.progress === 'string'
  );
}
