import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createTestDatabase } from '../database/test-database.ts';

/** The built server as a process of its own, on a fresh database; pages included where they are built. */
export interface BuiltServer extends AsyncDisposable {
  readonly url: string;
  /** The address at which the first administrator is made. */
  readonly oneTimeLink: string | undefined;
}

const root = path.resolve(import.meta.dirname, '../../../..');

/** Starts `apps/runtime/dist` without demo data. Needs a build; rejects with what the server said when it does not start. */
export async function startBuiltServer(): Promise<BuiltServer> {
  const database = await createTestDatabase();
  const child = spawn(process.execPath, [path.join(root, 'apps/runtime/dist/main.js')], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, DATABASE_URL: database.url, PORT: '0', HOST: '127.0.0.1', FORMWORK_DEMO: 'false' },
  });
  try {
    const { url, oneTimeLink } = await readiness(child);
    return {
      url,
      oneTimeLink,
      [Symbol.asyncDispose]: async () => {
        await stop(child);
        await database.drop();
      },
    };
  } catch (error) {
    await stop(child);
    await database.drop();
    throw error;
  }
}

function readiness(child: ChildProcess): Promise<{ url: string; oneTimeLink: string | undefined }> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('message', (message: { ready?: boolean; url?: string; oneTimeLink?: string }) => {
      if (message.ready === true) resolve({ url: message.url ?? '', oneTimeLink: message.oneTimeLink });
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The built server ended with ${code} before it was ready.\n${said}`)),
    );
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await ended;
}
