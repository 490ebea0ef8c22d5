import { Argument, type Command } from 'commander';
import { type Action, actions } from '@formwork/definition';
import { exitCodes } from '../exit-codes.ts';
import { presentExplanation } from '../output/print-explanation.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { chooseApp } from '../workspace/choose-app.ts';
import { type WorkspaceOptions, openWorkspace } from '../workspace/open-workspace.ts';
import { withJson, withWorkspace } from './options.ts';

interface Options extends WorkspaceOptions, CommonOptions {
  readonly user?: string;
  readonly record?: string;
  readonly field?: string;
}

/** `formwork explain <action> <entity>`: why somebody may or may not. */
export function addExplain(program: Command, context: CommandContext): void {
  const command = program
    .command('explain')
    .summary('say why somebody may or may not do something')
    .description('Walks the grants that decide and shows what each says, conditions with the values they had.')
    .addArgument(new Argument('<action>', 'what is to be done').choices([...actions]))
    .argument('<entity>', 'with what: app.entity, or the entity alone where one app is published')
    .option('--user <person>', 'login or id of the person; yourself unless said')
    .option('--record <id>', 'one record; without it the grants alone are told')
    .option('--field <name>', 'one field');
  withJson(withWorkspace(command)).action((action: Action, written: string, options: Options) =>
    runCommand(context, options, async () => {
      const { user, record, field } = options;
      const [entity = '', named] = written.split('.').toReversed();
      await using workspace = await openWorkspace(context, options);
      const app = await chooseApp(workspace, named);
      const answer = await workspace.explain({
        action,
        app,
        entity,
        ...(user === undefined ? {} : { user }),
        ...(record === undefined ? {} : { id: record }),
        ...(field === undefined ? {} : { field }),
      });
      const what = [action, field === undefined ? '' : `${field} of`, `${app}.${entity}`, record ?? ''];
      const question = `${user ?? 'You'}: ${what.filter((word) => word !== '').join(' ')}`;
      if (options.json === true) printJson(context, { ok: true, app, entity, action, ...answer });
      else context.terminal.print(presentExplanation(answer, question, context.terminal));
      return exitCodes.fine;
    }),
  );
}
