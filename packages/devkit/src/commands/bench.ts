import { runFolder } from './run-folder.ts';
import type { Command } from './command.ts';

/** `npm run bench [name] [-- flags]`: runs one benchmark of packages/devkit/bench, or all of them. */
export const bench: Command = (args) => runFolder('bench', 'packages/devkit/bench', args);
