import path from 'node:path';
import { buildApps } from '../build/build-apps.ts';
import { runNode } from '../process/run-program.ts';
import { repositoryRoot } from '../repository.ts';
import { needsScenarioServer, openScenarioServer } from '../scenarios/scenario-server.ts';
import type { Command } from './command.ts';

/**
 * `npm run formwork -- <command>`: the command-line program, built when stale, in the folder it was called from.
 * `test` gets a database server for the run unless one is named.
 */
export const cli: Command = async (args) => {
  await buildApps(() => undefined, ['cli']);
  if (!needsScenarioServer(args, process.env)) return runProgram(args, {});
  await using server = await openScenarioServer();
  return await runProgram(args, { FORMWORK_TEST_DATABASE_URL: server.url });
};

async function runProgram(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const main = path.join(repositoryRoot, 'apps/cli/dist/main.js');
  const run = await runNode([main, ...args], { cwd: process.env['INIT_CWD'] ?? process.cwd(), env });
  return run.code;
}
