import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runNode } from '../process/run-program.ts';
import { repositoryRoot } from '../repository.ts';

/**
 * Runs the programs of a folder, each a file at its top: the one that is named first, or all in order of name.
 * What programs share lives in folders below.
 */
export async function runFolder(word: string, folder: string, args: readonly string[]): Promise<number> {
  const names = programsIn(folder);
  const [first, ...rest] = args;
  const isNamed = first !== undefined && !first.startsWith('-');
  if (isNamed && !names.includes(first)) {
    process.stderr.write(`There is no ${word} "${first}". There are: ${names.join(', ') || 'none'}.\n`);
    return 2;
  }
  let worst = 0;
  for (const name of isNamed ? [first] : names) {
    const run = await runNode([path.join(repositoryRoot, folder, `${name}.ts`), ...(isNamed ? rest : args)]);
    worst = Math.max(worst, run.code);
  }
  return worst;
}

function programsIn(folder: string): string[] {
  const place = path.join(repositoryRoot, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}
