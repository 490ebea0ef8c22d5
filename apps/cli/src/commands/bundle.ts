import type { Command } from 'commander';
import { UsageWrong } from '../cli.errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { readApp, resolveDefinition } from '../source/read-app.ts';
import type { WriteOptions } from '../source/write-app.ts';
import { writeOutput } from '../source/write-output.ts';
import { withJson } from './options.ts';

type Options = CommonOptions & WriteOptions & { readonly output?: string };

/** `formwork bundle <folder>`: a folder as one file. */
export function addBundle(program: Command, context: CommandContext): void {
  const command = program
    .command('bundle')
    .summary('write the files of a folder as one file')
    .description('Writes an app as a bundle: one JSON document in a fixed order. Nothing is lost on the way back.')
    .argument('<folder>', "an app's folder")
    .option('-o, --output <file>', 'where to: a .json file, or - for standard output', '-')
    .option('--force', 'replace what is there');
  withJson(command).action((given: string, options: Options) =>
    runCommand(context, options, async () => {
      const definition = resolveDefinition(readApp(context.folder, given));
      const output = options.output ?? '-';
      if (output !== '-' && !output.endsWith('.json'))
        throw UsageWrong({ reason: `A bundle is a .json file; ${output} is none.`, mend: 'Name it <app>.json.' });
      writeOutput(context, output, definition, options);
      if (options.json === true && output !== '-') printJson(context, { ok: true, app: definition.app.name, output });
      return exitCodes.fine;
    }),
  );
}

/** `formwork unbundle <file>`: a bundle as a folder. */
export function addUnbundle(program: Command, context: CommandContext): void {
  const command = program
    .command('unbundle')
    .summary('write a bundle as a folder of files')
    .description('Writes an app as a folder with one file for each of its objects.')
    .argument('<file>', 'a bundle')
    .option('-o, --output <folder>', 'where to; a folder named after the app unless said')
    .option('--schemas <place>', 'where the files find their JSON Schemas: relative to the folder, or an address')
    .option('--force', 'replace what is there');
  withJson(command).action((given: string, options: Options) =>
    runCommand(context, options, async () => {
      const definition = resolveDefinition(readApp(context.folder, given));
      const output = options.output ?? definition.app.name;
      if (output === '-' || output.endsWith('.json'))
        throw UsageWrong({ reason: `${output} is no folder.`, mend: 'Name a folder; formwork bundle writes files.' });
      writeOutput(context, output, definition, options);
      if (options.json === true) printJson(context, { ok: true, app: definition.app.name, output });
      return exitCodes.fine;
    }),
  );
}
