import type { Command } from 'commander';
import type { PublishPlan } from '@formwork/engine';
import { exitCodes } from '../exit-codes.ts';
import { confirm } from '../output/confirm.ts';
import { isRefused, presentPlan } from '../output/print-plan.ts';
import { openProgress } from '../output/progress.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { readApp, resolveDefinition } from '../source/read-app.ts';
import { type WorkspaceOptions, openWorkspace } from '../workspace/open-workspace.ts';
import { repeatable, withJson, withWorkspace } from './options.ts';

interface Options extends WorkspaceOptions, CommonOptions {
  readonly allow?: readonly string[];
  readonly note: string;
  readonly yes?: true;
}

type Outcome = 'published' | 'unchanged' | 'not-allowed' | 'declined';

/** `formwork apply <app>`: publish it. */
export function addApply(program: Command, context: CommandContext): void {
  const command = program
    .command('apply')
    .summary('publish an app')
    .description(
      'Shows the plan and publishes the app. On a terminal it asks first, unless --yes is given. A step that is not ' +
        'safe is refused until it is named with --allow; nothing is published by halves.',
    )
    .argument('<app>', "an app's folder or a bundle")
    .addOption(repeatable('--allow <step>', 'allow this step of the plan, although it is not safe'))
    .option('--note <text>', 'why, for the list of versions', '')
    .option('-y, --yes', 'do not ask');
  withJson(withWorkspace(command)).action((given: string, options: Options) =>
    runCommand(context, options, async () => {
      const definition = resolveDefinition(readApp(context.folder, given));
      const allow = options.allow ?? [];
      await using workspace = await openWorkspace(context, options);
      const plan = await workspace.plan(definition, allow);
      if (options.json !== true) context.terminal.print(presentPlan(plan, context.terminal));
      const stop = await reasonToStop(context, options, plan, workspace.where);
      if (stop !== undefined) return finish(context, options, plan, stop, plan.from);
      const progress = openProgress(context.terminal);
      progress.step(`Publishing ${plan.app}`);
      try {
        const revision = await workspace.publish(definition, { allow, note: options.note, planHash: plan.hash });
        progress.end();
        return finish(context, options, plan, 'published', revision);
      } finally {
        progress.end();
      }
    }),
  );
}

async function reasonToStop(
  { terminal }: CommandContext,
  options: Options,
  plan: PublishPlan,
  where: string,
): Promise<Exclude<Outcome, 'published'> | undefined> {
  if (plan.from !== null && plan.changes.length === 0 && plan.steps.length === 0) return 'unchanged';
  if (isRefused(plan)) return 'not-allowed';
  const isAsked = terminal.isInteractive && options.yes !== true && options.json !== true;
  return isAsked && !(await confirm(terminal, `Publish ${plan.app} to ${where}?`)) ? 'declined' : undefined;
}

function finish(
  context: CommandContext,
  options: Options,
  plan: PublishPlan,
  outcome: Outcome,
  revision: number | null,
): 0 | 1 {
  const isFine = outcome === 'published' || outcome === 'unchanged';
  const { terminal } = context;
  const { good, bad } = terminal.paint;
  const sentences: Readonly<Record<Outcome, string>> = {
    published: `${good('✓')} ${plan.app} is live as revision ${revision ?? ''}.`,
    unchanged: `${good('✓')} ${plan.app} is live as it is; nothing to publish.`,
    'not-allowed': `${bad('✗')} Nothing was published: mend what the findings above name, and allow the steps that are meant.`,
    declined: 'Nothing was published.',
  };
  if (options.json === true) printJson(context, { ok: isFine, outcome, revision, plan });
  else (isFine ? terminal.print : terminal.remark)(sentences[outcome]);
  return isFine ? exitCodes.fine : exitCodes.findings;
}
