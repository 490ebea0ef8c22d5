import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { PostgresBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { PostgresStartFailed } from './postgres.errors.ts';
import { isAlive } from './process-state.ts';
import type { RunAs } from './run-as.ts';
import type { RunningServer } from './running-server.ts';
import { defaultSettings, type ServerSettings } from './settings.ts';

const startTimeoutMs = 60_000;

/**
 * Starts the server process in a session of its own, so that Ctrl-C in a terminal reaches only the launcher,
 * which stops the runtime first and the database after it.
 */
export async function launchServer(
  cluster: Cluster,
  binaries: PostgresBinaries,
  runAs: RunAs,
  options: { readonly settings?: ServerSettings; readonly port?: number },
): Promise<RunningServer> {
  const port = options.port ?? (await findFreePort());
  const settings = options.settings ?? defaultSettings();
  const own: ServerSettings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' };
  const flags = Object.entries({ ...settings, ...own }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logPath(cluster), 'w', 0o644);
  const child = spawn(binaries.postgres, ['-D', cluster.dataFolder, ...flags], {
    ...runAs,
    cwd: path.dirname(cluster.dataFolder),
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
  });
  closeSync(log);
  child.unref();
  const failure = await new Promise<Error | undefined>((resolve) => {
    child.once('spawn', () => resolve(undefined));
    child.once('error', resolve);
  });
  if (failure !== undefined || child.pid === undefined) {
    throw PostgresStartFailed({ folder: cluster.folder, output: failure?.message ?? 'no process' }, { cause: failure });
  }
  return { pid: child.pid, port };
}

/** Waits until the server takes connections; throws with the end of its log when it ends instead. */
export async function waitUntilReady(cluster: Cluster, server: RunningServer): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const failure = await tryToConnect(cluster, server.port);
    if (failure === undefined) return;
    if (!isAlive(server.pid) || Date.now() > deadline) {
      throw PostgresStartFailed(
        { folder: cluster.folder, output: endOfLog(cluster) || failure.message },
        { cause: failure },
      );
    }
    await sleep(30);
  }
}

/** Connects as the superuser, for the launcher's own few statements; the caller ends the client. */
export async function connectAsSuperuser(cluster: Cluster, port: number): Promise<pg.Client> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: cluster.superuserPassword,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function tryToConnect(cluster: Cluster, port: number): Promise<Error | undefined> {
  try {
    await (await connectAsSuperuser(cluster, port)).end();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function logPath(cluster: Cluster): string {
  return path.join(cluster.folder, 'server.log');
}

function endOfLog(cluster: Cluster): string {
  if (!existsSync(logPath(cluster))) return '';
  return readFileSync(logPath(cluster), 'utf8').trim().split('\n').slice(-4).join(' ');
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
