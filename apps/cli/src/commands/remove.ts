import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { confirm } from '../output/confirm.ts';
import { isRefused, presentPlan } from '../output/print-plan.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { type WorkspaceOptions, openWorkspace } from '../workspace/open-workspace.ts';
import { repeatable, withJson, withWorkspace } from './options.ts';

interface RemoveOptions extends WorkspaceOptions, CommonOptions {
  readonly allow?: readonly string[];
  readonly yes?: true;
}

type Outcome = 'removed' | 'not-allowed' | 'declined';

/** `formwork remove <app>`: take it out of use, its records kept aside. */
export function addRemove(program: Command, context: CommandContext): void {
  const command = program
    .command('remove')
    .summary('take an app out of use; its records are kept aside')
    .description(
      'Shows what removing an app does and takes it out of use, once the step is named with --allow. Its tables stay ' +
        'aside until they are purged: "formwork restore" brings the app back as it was.',
    )
    .argument('<app>', 'the name of the app')
    .addOption(repeatable('--allow <step>', 'allow this step of the plan'))
    .option('-y, --yes', 'do not ask');
  withJson(withWorkspace(command)).action((app: string, options: RemoveOptions) =>
    runCommand(context, options, async () => {
      const allow = options.allow ?? [];
      const { terminal } = context;
      await using workspace = await openWorkspace(context, options);
      const plan = await workspace.planRemoval(app, allow);
      if (options.json !== true) terminal.print(presentPlan(plan, terminal));
      const isAsked = terminal.isInteractive && options.yes !== true && options.json !== true;
      let outcome: Outcome = 'removed';
      if (isRefused(plan)) outcome = 'not-allowed';
      else if (isAsked && !(await confirm(terminal, `Remove ${app} from ${workspace.where}?`))) outcome = 'declined';
      else await workspace.remove(app, { allow, planHash: plan.hash });
      const sentences: Readonly<Record<Outcome, string>> = {
        removed: `${terminal.paint.good('✓')} ${app} is removed; "formwork restore ${app}" brings it back.`,
        'not-allowed': `${terminal.paint.bad('✗')} Nothing was removed: read the step above, and allow it if it is meant.`,
        declined: 'Nothing was removed.',
      };
      const isFine = outcome === 'removed';
      if (options.json === true) printJson(context, { ok: isFine, outcome, plan });
      else (isFine ? terminal.print : terminal.remark)(sentences[outcome]);
      return isFine ? exitCodes.fine : exitCodes.findings;
    }),
  );
}

/** `formwork restore <app>`: bring a removed app back. */
export function addRestore(program: Command, context: CommandContext): void {
  const command = program
    .command('restore')
    .summary('bring a removed app back as it was')
    .description('Brings an app back that was removed, with its records, their history and the roles of people.')
    .argument('<app>', 'the name of the app');
  withJson(withWorkspace(command)).action((app: string, options: WorkspaceOptions & CommonOptions) =>
    runCommand(context, options, async () => {
      await using workspace = await openWorkspace(context, options);
      const revision = await workspace.restore(app);
      if (options.json === true) printJson(context, { ok: true, app, revision });
      else context.terminal.print(`${context.terminal.paint.good('✓')} ${app} is live again as revision ${revision}.`);
      return exitCodes.fine;
    }),
  );
}
