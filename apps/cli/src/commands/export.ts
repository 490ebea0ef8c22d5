import type { Command } from 'commander';
import { UsageWrong } from '../cli.errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import type { WriteOptions } from '../source/write-app.ts';
import { writeOutput } from '../source/write-output.ts';
import { chooseApp } from '../workspace/choose-app.ts';
import { type WorkspaceOptions, openWorkspace } from '../workspace/open-workspace.ts';
import type { DefinitionChoice } from '../workspace/workspace.ts';
import { wholeNumber, withJson, withWorkspace } from './options.ts';

interface Options extends WorkspaceOptions, CommonOptions, DefinitionChoice, WriteOptions {
  readonly output?: string;
}

/** `formwork export [app]`: from a workspace into a folder or a bundle. */
export function addExport(program: Command, context: CommandContext): void {
  const command = program
    .command('export')
    .summary('write a published app into a folder or a bundle')
    .description('Writes an app of a server or a database into a folder of files, or into one file.')
    .argument('[app]', 'the name of the app; not needed where only one is published')
    .option(
      '-o, --output <path>',
      'where to: a folder, a .json file, or - for standard output; a folder named after it',
    )
    .option('--revision <number>', 'an earlier revision', wholeNumber)
    .option('--draft', 'the draft in place of what is published')
    .option('--schemas <place>', 'where the files find their JSON Schemas: relative to the folder, or an address')
    .option('--force', 'replace what is there');
  withJson(withWorkspace(command)).action((name: string | undefined, options: Options) =>
    runCommand(context, options, async () => {
      if (options.draft === true && options.revision !== undefined)
        throw UsageWrong({ reason: 'A draft has no revision.', mend: 'Give --draft or --revision.' });
      await using workspace = await openWorkspace(context, options);
      const app = await chooseApp(workspace, name);
      const { definition, revision } = await workspace.read(app, options);
      const output = options.output ?? app;
      writeOutput(context, output, definition, options);
      if (options.json === true && output !== '-') printJson(context, { ok: true, app, revision, output });
      return exitCodes.fine;
    }),
  );
}
