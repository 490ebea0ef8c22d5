import type { Command } from 'commander';
import type { Parked } from '@formwork/engine';
import { ParkedUnknown } from '../cli.errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { confirm } from '../output/confirm.ts';
import { presentParked } from '../output/print-parked.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { type WorkspaceOptions, openWorkspace } from '../workspace/open-workspace.ts';
import { withJson, withWorkspace } from './options.ts';

interface Options extends WorkspaceOptions, CommonOptions {
  readonly yes?: true;
}

/** `formwork purge [names…]`: list what is kept aside, or drop what is named for good. */
export function addPurge(program: Command, context: CommandContext): void {
  const command = program
    .command('purge')
    .summary('list what publishes kept aside, or drop it for good')
    .description(
      'Without a name: lists the apps, tables and columns that were taken out of use, with their age, rows and size. ' +
        'With names of that list: drops them for good, all or none. Nothing that is in use can be named. On a terminal ' +
        'it asks first; elsewhere it needs --yes.',
    )
    .argument('[names...]', 'what to drop, as the list names it')
    .option('-y, --yes', 'do not ask');
  withJson(withWorkspace(command)).action((names: readonly string[], options: Options) =>
    runCommand(context, options, async () => {
      const { terminal } = context;
      await using workspace = await openWorkspace(context, options);
      const items = await workspace.parked();
      if (names.length === 0) {
        if (options.json === true) printJson(context, { ok: true, items });
        else terminal.print(presentParked(items, terminal));
        return exitCodes.fine;
      }
      const named = chosen(items, names);
      if (options.json !== true) terminal.print(presentParked(named, terminal));
      const question = `Drop ${named.length === 1 ? 'this' : `these ${named.length}`} for good from ${workspace.where}? It cannot be undone.`;
      const isMeant = options.yes === true || (terminal.isInteractive && (await confirm(terminal, question)));
      if (isMeant) await workspace.purge(names);
      if (options.json === true)
        printJson(context, { ok: isMeant, outcome: isMeant ? 'purged' : 'declined', items: named });
      else if (isMeant) terminal.print(`${terminal.paint.good('✓')} Dropped for good.`);
      else terminal.remark('Nothing was dropped. Where nobody can be asked, --yes says that it is meant.');
      return isMeant ? exitCodes.fine : exitCodes.findings;
    }),
  );
}

function chosen(items: readonly Parked[], names: readonly string[]): readonly Parked[] {
  const unknown = names.filter((name) => !items.some((item) => item.id === name));
  if (unknown.length > 0) throw ParkedUnknown({ names: unknown });
  return items.filter((item) => names.includes(item.id));
}
