import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { removeClusterOf } from '../postgres/remove-cluster.ts';
import { workFolder } from '../repository.ts';
import { clearLeftovers } from '../start/start-record.ts';
import type { Command } from './command.ts';

/** `npm run reset [-- --yes]`: removes the embedded database and what was uploaded to it, after asking. */
export const reset: Command = async (args) => {
  const database = path.join(workFolder, 'postgres');
  if (!existsSync(database)) {
    process.stdout.write('There is no embedded database to clear.\n');
    return 0;
  }
  await clearLeftovers();
  if (!args.includes('--yes') && !(await isConfirmed(database))) {
    process.stdout.write('Nothing was changed.\n');
    return 1;
  }
  await removeClusterOf(database);
  rmSync(path.join(workFolder, 'files'), { recursive: true, force: true });
  process.stdout.write('Cleared. The next `npm start` begins with an empty database and the demo.\n');
  return 0;
};

async function isConfirmed(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    process.stdout.write('This removes every record of the embedded database. Say so: npm run reset -- --yes\n');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Remove the embedded database in ${folder}, with everything in it? (yes/no) `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
