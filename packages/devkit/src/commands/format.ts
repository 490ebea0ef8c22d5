import { runInstalled } from '../process/run-program.ts';
import type { Command } from './command.ts';

/**
 * What Prettier looks after; prose and generated reference pages keep the line breaks their writers gave them, and the
 * definitions of the shipped apps are written as `formwork` itself writes them, so that an edit shows only what changed.
 */
export const formattedFiles = [
  '{apps,packages}/**/*.{ts,tsx,mts,mjs,css,html,json}',
  'examples/**/*.{ts,tsx}',
  'schemas/**/*.{ts,json}',
  '{jest.config.ts,tsconfig*.json}',
];

/** `npm run format [files]`: writes every file as Prettier wants it. */
export const format: Command = async (args) => {
  const files = args.length > 0 ? args : formattedFiles;
  const run = await runInstalled('prettier/bin/prettier.cjs', ['--write', '--log-level=warn', ...files]);
  return run.code;
};
