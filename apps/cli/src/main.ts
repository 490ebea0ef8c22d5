#!/usr/bin/env node
import { CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { exitCodes } from './exit-codes.ts';
import { openTerminal } from './output/terminal.ts';
import { createProgram } from './program.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
const program = createProgram(
  {
    settings,
    terminal: openTerminal(settings),
    folder: process.cwd(),
    finish: (code) => (process.exitCode = code),
  },
  manifest.version,
);
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
}
