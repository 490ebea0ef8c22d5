import { runGenerators } from '../generate/run-generators.ts';
import type { Command } from './command.ts';

/** `npm run gen [-- --verify]`: writes every generated file, or fails when one is not what it would write. */
export const gen: Command = async (args) => {
  const verify = args.includes('--verify');
  const changed = await runGenerators({ verify });
  if (changed.length === 0) {
    process.stdout.write('Generated files are up to date.\n');
    return 0;
  }
  process.stdout.write(`${verify ? 'Not up to date' : 'Written'}:\n${changed.map((file) => `  ${file}\n`).join('')}`);
  if (verify) process.stdout.write('Run `npm run gen` and commit what it writes.\n');
  return verify ? 1 : 0;
};
