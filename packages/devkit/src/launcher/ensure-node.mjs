import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isNewEnough, wantedMajor } from './node-version.mjs';
import { explainFileError, runNpm } from './run-npm.mjs';
import { PlainError } from './plain-error.mjs';

/** Gives the path and version of a Node that can run Formwork: this one, or one from npm in `.formwork/node`. */
export async function ensureNode(root) {
  if (isNewEnough(process.version)) return { path: process.execPath, version: process.version };
  const folder = path.join(root, '.formwork/node');
  const known = findWorking(folder);
  if (known !== undefined) return known;
  process.stdout.write(`This machine has Node ${process.version}; Formwork runs on Node ${wantedMajor}.\n`);
  try {
    mkdirSync(folder, { recursive: true });
    // Its own package.json keeps npm from climbing up to the repository's.
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  } catch (error) {
    throw explainFileError(error, folder);
  }
  // `node` needs its install script; where scripts are not allowed, the package of the platform has the program itself.
  for (const name of ['node', `node-${process.platform}-${process.arch}`]) {
    const what = `Getting Node ${wantedMajor} into .formwork/node`;
    await runNpm(['install', `${name}@${wantedMajor}`, '--no-audit', '--no-fund', '--no-save'], { cwd: folder, what });
    const got = findWorking(folder);
    if (got !== undefined) return got;
  }
  throw new PlainError(`npm brought no Node ${wantedMajor} for ${process.platform} ${process.arch}.
Install Node 22.12 or newer on this machine, then try again.`);
}

function findWorking(folder) {
  const places = ['node/bin/node', `node-${process.platform}-${process.arch}/bin/node`];
  for (const place of places.map((place) => path.join(folder, 'node_modules', place))) {
    if (!existsSync(place)) continue;
    const run = spawnSync(place, ['--version'], { encoding: 'utf8' });
    const version = run.status === 0 ? run.stdout.trim() : '';
    if (version !== '' && isNewEnough(version)) return { path: place, version };
  }
  return undefined;
}
