import { Command } from 'commander';
import { addApply } from './commands/apply.ts';
import { addBundle, addUnbundle } from './commands/bundle.ts';
import { addDiff } from './commands/diff.ts';
import { addExplain } from './commands/explain.ts';
import { addExport } from './commands/export.ts';
import { addGen } from './commands/gen-client.ts';
import { addPlan } from './commands/plan.ts';
import { addPurge } from './commands/purge.ts';
import { addRemove, addRestore } from './commands/remove.ts';
import { addRename } from './commands/rename.ts';
import { addTest } from './commands/test.ts';
import { addLint, addValidate } from './commands/validate.ts';
import { exitCodeMeanings } from './exit-codes.ts';
import type { CommandContext } from './run-command.ts';
import { settingMeanings } from './settings.ts';

const parts = [
  addValidate,
  addLint,
  addPlan,
  addApply,
  addDiff,
  addExport,
  addBundle,
  addUnbundle,
  addRename,
  addRemove,
  addRestore,
  addPurge,
  addTest,
  addExplain,
  addGen,
];

/** The whole program. Parsing throws commander's own error for wrong use, for `--help` and for `--version`. */
export function createProgram(context: CommandContext, version: string): Command {
  const program = new Command('formwork')
    .description('Checks, publishes, compares, renames and tests apps made with Formwork.')
    .version(version, '--version')
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride()
    .addHelpText(
      'after',
      () => `\n${table('Exit codes', exitCodeMeanings)}\n\n${table('Environment', settingMeanings)}`,
    );
  for (const add of parts) add(program, context);
  for (const command of withNested(program)) command.exitOverride();
  return program;
}

/** Every command with the commands inside it. */
export function withNested(program: Command): Command[] {
  return program.commands.flatMap((command) => [command, ...withNested(command)]);
}

function table(title: string, rows: readonly (readonly [name: string | number, meaning: string])[]): string {
  const width = Math.max(...rows.map(([name]) => String(name).length));
  return [`${title}:`, ...rows.map(([name, meaning]) => `  ${String(name).padEnd(width)}  ${meaning}`)].join('\n');
}
