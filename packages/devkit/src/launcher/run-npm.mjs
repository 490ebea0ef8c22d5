import { spawn } from 'node:child_process';
import process from 'node:process';
import { PlainError } from './plain-error.mjs';

const tickMs = 10_000;

/** Runs npm with a line of progress every ten seconds; throws a PlainError that says what went wrong and what to do. */
export async function runNpm(args, { cwd, what, env = process.env }) {
  process.stdout.write(`${what} …\n`);
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const tick = setInterval(() => process.stdout.write(`  … ${seconds()} s\n`), tickMs);
  try {
    const { code, output } = await npm(args, cwd, withoutScriptSettings(env));
    if (code !== 0) throw explainNpm(what, output);
    process.stdout.write(`${what}: done in ${seconds()} s\n`);
  } finally {
    clearInterval(tick);
  }
}

function npm(args, cwd, env) {
  return new Promise((resolve) => {
    const child = spawn('npm', args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const stop = (signal) => () => child.kill(signal);
    const stops = ['SIGINT', 'SIGTERM'].map((signal) => [signal, stop(signal)]);
    for (const [signal, listener] of stops) process.on(signal, listener);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve({ code: 1, output: `${error.code} ${error.message}` }));
    child.once('close', (code) => {
      for (const [signal, listener] of stops) process.off(signal, listener);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** An npm script's environment carries its own prefix and workspace, which would send this npm elsewhere. */
function withoutScriptSettings(env) {
  const own = /^npm_(config_(local_prefix|prefix|workspaces?|include_workspace_root)|package_|lifecycle_)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
}

/** Turns npm's words into a sentence for a person, with npm's last lines below it. */
export function explainNpm(what, output) {
  const words = output
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('A complete log'))
    .slice(-6)
    .join('\n');
  return new PlainError(`${what} failed: ${reasonOf(output)}\n\n${words}`);
}

function reasonOf(output) {
  if (/ENOSPC/.test(output)) return 'the disk is full. Free about 2 GB and try again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|network/i.test(output)) {
    return 'the package registry could not be reached. Check the network, or the proxy and registry that npm is set to, and try again.';
  }
  if (/EROFS|EACCES|EPERM/.test(output)) {
    return 'this folder may not be written to. Make it yours (or clone it somewhere else) and try again.';
  }
  if (/E401|E403|E404|ETARGET|E5\d\d/.test(output)) {
    return 'the package registry refused a package. Check which registry npm is set to (npm config get registry).';
  }
  if (/ENOENT .*npm/.test(output)) return 'npm was not found. It comes with Node; install Node with npm and try again.';
  return 'npm stopped with the lines below.';
}

/** A file-system error as a PlainError; anything else comes back as it is. */
export function explainFileError(error, place) {
  if (error.code === 'ENOSPC')
    return new PlainError(`The disk that holds ${place} is full. Free about 2 GB and try again.`);
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return new PlainError(
      `${place} may not be written to. Make it yours (or clone Formwork somewhere else) and try again.`,
    );
  }
  return error;
}
