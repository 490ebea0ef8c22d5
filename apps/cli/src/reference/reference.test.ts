import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { openProgramFolder } from '../test-program.ts';
import { presentReference } from './present-reference.ts';
import { createReferenceProgram } from './reference-program.ts';

const file = path.resolve(import.meta.dirname, '../../../../docs/reference/cli.md');

test('docs/reference/cli.md says what the program does (node apps/cli/src/reference/write-reference.ts mends it)', () => {
  expect(readFileSync(file, 'utf8')).toBe(presentReference(createReferenceProgram()));
});

test('every command explains itself, and --help documents the exit codes', async () => {
  await using folder = openProgramFolder();
  const help = await folder.run('--help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  for (const said of ['Exit codes:', 'could not be reached', 'FORMWORK_TOKEN', 'NO_COLOR'])
    expect(help.stdout).toContain(said);
  for (const command of createReferenceProgram().commands) {
    expect(help.stdout).toContain(command.name());
    expect(command.description()).not.toBe('');
  }
});
