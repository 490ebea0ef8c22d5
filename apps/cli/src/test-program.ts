import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** What a run of the real program said and how it ended. */
export interface ProgramRun {
  readonly code: number | null;
  readonly pid: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON. */
  json<T>(): T;
}

/** A folder of a test in which the program is run; gone at the end of an `await using` block. */
export interface ProgramFolder extends AsyncDisposable {
  readonly location: string;
  write(file: string, text: string): void;
  read(file: string): string;
  run(...args: string[]): Promise<ProgramRun>;
  /** Runs it until the condition holds, and presses Ctrl-C then. */
  interruptWhen(isTime: (pid: number) => Promise<boolean>, ...args: string[]): Promise<ProgramRun>;
}

const main = path.join(import.meta.dirname, 'main.ts');

/** Opens an empty folder holding these files; nothing of the surrounding environment but `PATH` reaches the program. */
export function openProgramFolder(
  files: ReadonlyMap<string, string> = new Map(),
  env: Readonly<Record<string, string>> = {},
): ProgramFolder {
  const location = mkdtempSync(path.join(tmpdir(), 'formwork-cli-'));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(location, file)), { recursive: true });
    writeFileSync(path.join(location, file), text);
  };
  for (const [file, text] of files) write(file, text);
  return {
    location,
    write,
    read: (file) => readFileSync(path.join(location, file), 'utf8'),
    run: (...args) => runProgram(location, args, env),
    interruptWhen: (isTime, ...args) => runProgram(location, args, env, isTime),
    [Symbol.asyncDispose]: () => Promise.resolve(rmSync(location, { recursive: true, force: true })),
  };
}

function runProgram(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  isTime?: (pid: number) => Promise<boolean>,
): Promise<ProgramRun> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (isTime !== undefined) void interrupt(child, isTime);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, pid: child.pid!, stdout, stderr, json: <T>() => JSON.parse(stdout) as T }),
    );
  });
}

async function interrupt(child: ChildProcess, isTime: (pid: number) => Promise<boolean>): Promise<void> {
  while (child.exitCode === null && !(await isTime(child.pid!))) await setTimeout(20);
  child.kill('SIGINT');
}
