import type { Command } from 'commander';
import { openTerminal } from '../output/terminal.ts';
import { createProgram } from '../program.ts';
import { readSettings } from '../settings.ts';

/** The program as the reference describes it; it is never run. */
export function createReferenceProgram(): Command {
  const settings = readSettings({});
  const context = { settings, terminal: openTerminal(settings), folder: '.', finish: () => undefined };
  return createProgram(context, '0');
}
