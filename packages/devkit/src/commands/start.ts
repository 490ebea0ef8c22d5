import path from 'node:path';
import { buildApps } from '../build/build-apps.ts';
import { repositoryRoot, workFolder } from '../repository.ts';
import { checkDisk, checkFolder, checkPort } from '../start/check-machine.ts';
import { type KeptPostgres, keepPostgres } from '../start/keep-postgres.ts';
import { presentReady } from '../start/present-ready.ts';
import { type RuntimeProcess, startRuntime } from '../start/runtime-process.ts';
import { type StartOptions, parseStartOptions } from '../start/start-options.ts';
import { clearLeftovers, clearRecord, writeRecord } from '../start/start-record.ts';
import { RuntimeEnded } from '../start/start.errors.ts';
import type { Command } from './command.ts';

/** `npm start [-- --port 8080 --demo]`: builds what is stale, starts database and server, and stays until told to stop. */
export const start: Command = async (args) => {
  const began = Date.now();
  const options = parseStartOptions(args, process.env);
  const url = `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${options.port}`;
  const stopping = stopSignal();
  checkFolder(workFolder);
  await clearLeftovers();
  await checkPort(options.host, options.port);
  checkDisk(workFolder);
  writeRecord(url, undefined);
  let postgres: KeptPostgres | undefined;
  let runtime: RuntimeProcess | undefined;
  try {
    await buildApps(say);
    postgres = options.databaseUrl === undefined && !stopping.asked() ? await openDatabase() : undefined;
    if (stopping.asked()) return 0;
    runtime = startRuntime(runtimeEnvironment(options, options.databaseUrl ?? postgres?.server.url ?? ''), say);
    writeRecord(url, runtime.pid);
    const ready = await Promise.race([runtime.ready, stopping.promise]);
    if (stopping.asked()) return 0;
    if (ready === undefined) throw RuntimeEnded({ code: await runtime.ended });
    say(presentReady(ready, ((Date.now() - began) / 1000).toFixed(1)));
    const code = await Promise.race([runtime.ended, stopping.promise, failOf(postgres)]);
    if (code === undefined) return 0;
    say(`The server ended by itself (exit code ${code}).`);
    return code === 0 ? 1 : code;
  } finally {
    if (stopping.asked()) say('Stopping …');
    await runtime?.stop();
    await postgres?.stop();
    clearRecord();
    if (stopping.asked()) say('Stopped.');
  }
};

async function openDatabase(): Promise<KeptPostgres> {
  const postgres = await keepPostgres({ folder: path.join(workFolder, 'postgres') }, say);
  const { adopted, hasUtf8CharacterType } = postgres.server;
  say(adopted ? 'Took over the PostgreSQL that an earlier run left' : 'Started PostgreSQL');
  if (!hasUtf8CharacterType) say('This machine has no UTF-8 locale: searching Chinese text will be slow.');
  return postgres;
}

/** Throws when the database is gone for good; never settles otherwise. */
async function failOf(postgres: KeptPostgres | undefined): Promise<never> {
  const error = await postgres?.lost;
  if (error === undefined) return new Promise(() => undefined);
  throw error;
}

function runtimeEnvironment(options: StartOptions, databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORT: String(options.port),
    HOST: options.host,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    FORMWORK_DEMO: options.demo ? '1' : '0',
    FORMWORK_EXAMPLES_DIR: process.env['FORMWORK_EXAMPLES_DIR'] ?? path.join(repositoryRoot, 'examples'),
    FORMWORK_WEB_DIR: path.join(repositoryRoot, 'apps'),
  };
}

/** Settles at the first signal, or when the launcher above is gone (its channel closes even if it was killed). */
function stopSignal(): { promise: Promise<undefined>; asked: () => boolean } {
  let asked = false;
  const promise = new Promise<undefined>((resolve) => {
    const stop = (): void => {
      asked = true;
      resolve(undefined);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    process.on('disconnect', stop);
  });
  return { promise, asked: () => asked };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
