// The one door of every npm script. Plain JavaScript that Node 18 can run: it finds or gets a Node that can run the
// rest, installs what package-lock.json asks for when that is missing, and hands over to src/main.ts.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './src/launcher/ensure-dependencies.mjs';
import { ensureNode } from './src/launcher/ensure-node.mjs';
import { flagsFor } from './src/launcher/node-version.mjs';
import { PlainError } from './src/launcher/plain-error.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

try {
  const node = await ensureNode(root);
  const env = environmentFor(node);
  await ensureDependencies(root, env);
  await handOver(node, env);
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}

/** Whatever is started below finds the same Node and the installed programs first. */
function environmentFor(node) {
  const bins = [path.dirname(node.path), path.join(root, 'node_modules/.bin'), process.env.PATH];
  const flags = [process.env.NODE_OPTIONS, ...flagsFor(node.version)].filter(Boolean);
  return { ...process.env, PATH: bins.join(path.delimiter), NODE_OPTIONS: flags.join(' ') };
}

/**
 * Signals are passed on and the child decides when it is done; the IPC channel tells it when this process is killed
 * outright, so that nothing is left running.
 */
async function handOver(node, env) {
  const main = path.join(root, 'packages/devkit/src/main.ts');
  const child = spawn(node.path, [main, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill('SIGTERM'));
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.exitCode = code ?? 128 + (constants.signals[signal] ?? 1);
      resolve();
    });
  });
}

/** npm hands a SIGTERM only to the shell between us, which dies of it silently; a new parent tells that it has gone. */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}
