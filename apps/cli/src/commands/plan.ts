import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { isRefused, presentPlan } from '../output/print-plan.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { readApp, resolveDefinition } from '../source/read-app.ts';
import { type WorkspaceOptions, openWorkspace } from '../workspace/open-workspace.ts';
import { repeatable, withJson, withWorkspace } from './options.ts';

type Options = WorkspaceOptions & CommonOptions & { readonly allow?: readonly string[]; readonly ddl?: true };

/** `formwork plan <app>`: what would publishing do? */
export function addPlan(program: Command, context: CommandContext): void {
  const command = program
    .command('plan')
    .summary('show what publishing an app would do')
    .description(
      'Shows what changes in the definition, in the database and in access. Ends with 1 when publishing would be refused: ' +
        'a step needs permission that --allow does not give, or records do not fit.',
    )
    .argument('<app>', "an app's folder or a bundle")
    .addOption(repeatable('--allow <step>', 'count this step as allowed'))
    .option('--ddl', 'show the statements and the locks they take');
  withJson(withWorkspace(command)).action((given: string, options: Options) =>
    runCommand(context, options, async () => {
      const definition = resolveDefinition(readApp(context.folder, given));
      await using workspace = await openWorkspace(context, options);
      const plan = await workspace.plan(definition, options.allow ?? []);
      const isFree = !isRefused(plan);
      if (options.json === true) printJson(context, { ok: isFree, plan });
      else context.terminal.print(presentPlan(plan, context.terminal, options.ddl === true));
      return isFree ? exitCodes.fine : exitCodes.findings;
    }),
  );
}
