import { runFolder } from './run-folder.ts';
import type { Command } from './command.ts';

/** `npm run fuzz [name] [-- flags]`: runs one long random test of packages/devkit/src/fuzz, or all of them. */
export const fuzz: Command = (args) => runFolder('fuzz', 'packages/devkit/src/fuzz', args);
