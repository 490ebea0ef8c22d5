import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { explainFileError, runNpm } from './run-npm.mjs';
import { missingPackages } from './missing-packages.mjs';
import { PlainError } from './plain-error.mjs';

const neededMb = 1500;

/** Runs `npm ci` when what is installed is not what package-lock.json says; one process at a time does it. */
export async function ensureDependencies(root, env) {
  if (isInstalled(root)) return;
  const lock = path.join(root, '.formwork/install.lock');
  await takeLock(lock);
  try {
    if (isInstalled(root)) return;
    checkSpace(root);
    await runNpm(['ci', '--no-audit', '--no-fund'], { cwd: root, env, what: 'Installing dependencies' });
  } finally {
    rmSync(lock, { force: true });
  }
}

function isInstalled(root) {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  const installed = readLock(path.join(root, 'node_modules/.package-lock.json'));
  return installed !== undefined && missingPackages(wanted, installed).length === 0;
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function checkSpace(root) {
  const disk = statfsSync(root);
  const freeMb = Math.floor((disk.bavail * disk.bsize) / 1024 / 1024);
  if (freeMb >= neededMb) return;
  throw new PlainError(`Installing needs about ${neededMb} MB, and the disk that holds ${root} has ${freeMb} MB free.
Free some space and try again.`);
}

async function takeLock(lock) {
  let told = false;
  for (;;) {
    try {
      mkdirSync(path.dirname(lock), { recursive: true });
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw explainFileError(error, path.dirname(lock));
    }
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
    else if (!told) process.stdout.write(`Process ${holder} is installing dependencies; waiting for it …\n`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
