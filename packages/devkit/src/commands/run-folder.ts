import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { runNode } from '../process/run-program.ts';
import { repositoryRoot } from '../repository.ts';

/** Runs the programs `<name>.<suffix>.ts` of a folder: the one that is named first, or all in order of name. */
export async function runFolder(suffix: string, folder: string, args: readonly string[]): Promise<number> {
  const names = programsIn(suffix, folder);
  const [first, ...rest] = args;
  const isNamed = first !== undefined && !first.startsWith('-');
  if (isNamed && !names.includes(first)) {
    process.stderr.write(`There is no ${suffix} "${first}". There are: ${names.join(', ') || 'none'}.\n`);
    return 2;
  }
  let worst = 0;
  for (const name of isNamed ? [first] : names) {
    const run = await runNode([path.join(repositoryRoot, folder, `${name}.${suffix}.ts`), ...(isNamed ? rest : args)]);
    worst = Math.max(worst, run.code);
  }
  return worst;
}

function programsIn(suffix: string, folder: string): string[] {
  const place = path.join(repositoryRoot, folder);
  const ending = `.${suffix}.ts`;
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}
