import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  disposableSettings,
  isAlive,
  startPostgres,
  stopPostgresOf,
  withStartLock,
  workFolder,
} from '@formwork/devkit';

/** Folder of the one disposable server that every test run of this checkout shares. */
export const testServerFolder = path.join(workFolder, 'test-postgres');

const usersFolder = path.join(testServerFolder, 'users');
const variable = 'FORMWORK_TEST_DATABASE_URL';

let opened: Promise<string> | undefined;

/**
 * Gives the URL of the test server: `FORMWORK_TEST_DATABASE_URL` when it is set, else that of the shared embedded
 * server, started or adopted. The process is entered as one of its users until it ends.
 */
export function openTestServer(): Promise<string> {
  opened ??= open();
  return opened;
}

async function open(): Promise<string> {
  const given = process.env[variable];
  if (given !== undefined && given !== '') return given;
  mkdirSync(usersFolder, { recursive: true });
  writeFileSync(path.join(usersFolder, String(process.pid)), '');
  const server = await startPostgres({ folder: testServerFolder, database: 'tests', settings: disposableSettings() });
  ensureReaper();
  process.env[variable] = server.url;
  return server.url;
}

/** Processes that use the shared server now; entries of processes that have ended are cleared away. */
export function testServerUsers(): number[] {
  if (!existsSync(usersFolder)) return [];
  const users = readdirSync(usersFolder).map(Number);
  for (const pid of users.filter((user) => !isAlive(user)))
    rmSync(path.join(usersFolder, String(pid)), { force: true });
  return users.filter(isAlive);
}

/** Takes this process off the list of users; the server stays for the next run until the reaper finds it idle. */
export function leaveTestServer(): void {
  rmSync(path.join(usersFolder, String(process.pid)), { force: true });
}

/** Stops the shared server unless somebody uses it. True when no server is left. */
export async function stopTestServerWhenUnused(): Promise<boolean> {
  if (!existsSync(path.join(testServerFolder, 'cluster.json'))) return true;
  return withStartLock(path.join(testServerFolder, 'start.lock'), async () => {
    if (testServerUsers().length > 0) return false;
    await stopPostgresOf(testServerFolder);
    return true;
  });
}

/** A small process that ends the server after ten idle minutes, so that runs close together share one start. */
function ensureReaper(): void {
  const pidFile = path.join(testServerFolder, 'reaper.pid');
  if (existsSync(pidFile) && isAlive(Number(readFileSync(pidFile, 'utf8')))) return;
  const program = path.join(import.meta.dirname, 'reap-test-server.ts');
  const reaper = spawn(process.execPath, [program], { detached: true, stdio: 'ignore', cwd: workFolder });
  reaper.unref();
  writeFileSync(pidFile, String(reaper.pid));
}
