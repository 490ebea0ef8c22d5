import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../repository.ts';

/** How a program of ours ended, and what it said when it was not shown. */
export interface ProgramResult {
  readonly code: number;
  /** Standard output and error together; empty when they were shown. */
  readonly output: string;
}

/** How a program is run; the folder is the repository's unless told. */
export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** `show` hands the terminal over; `keep` collects what is said. Default `show`. */
  readonly output?: 'show' | 'keep';
  readonly cwd?: string;
}

/** Runs this Node with the given arguments and waits; a signal to us reaches the program. */
export function runNode(args: readonly string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  const keep = options.output === 'keep';
  const child = spawn(process.execPath, args, {
    cwd: options.cwd ?? repositoryRoot,
    env: { ...process.env, ...options.env },
    stdio: keep ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  return waitFor(child);
}

/** Runs a program of `node_modules` by the path of its script. */
export function runInstalled(
  script: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  return runNode([path.join(repositoryRoot, 'node_modules', script), ...args], options);
}

async function waitFor(child: ChildProcess): Promise<ProgramResult> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const listeners = signals.map((signal) => [signal, () => void child.kill(signal)] as const);
  for (const [signal, listener] of listeners) process.on(signal, listener);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exit, signal) => resolve(exit ?? 128 + (signal === null ? 1 : constants.signals[signal])));
    });
    return { code, output };
  } finally {
    for (const [signal, listener] of listeners) process.off(signal, listener);
  }
}
