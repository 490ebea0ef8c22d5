import path from 'node:path';
import { buildApps } from '../build/build-apps.ts';
import { runNode } from '../process/run-program.ts';
import { repositoryRoot } from '../repository.ts';
import type { Command } from './command.ts';

/** `npm run formwork -- <command>`: the command-line program, built when stale, in the folder it was called from. */
export const cli: Command = async (args) => {
  await buildApps(() => undefined, ['cli']);
  const main = path.join(repositoryRoot, 'apps/cli/dist/main.js');
  const run = await runNode([main, ...args], { cwd: process.env['INIT_CWD'] ?? process.cwd() });
  return run.code;
};
