import type { Command } from 'commander';
import { describeChange, diffDefinitions } from '@formwork/definition';
import { exitCodes } from '../exit-codes.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { type SourceOptions, readSource } from '../source/read-source.ts';
import { isAddress } from '../workspace/open-workspace.ts';
import { wholeNumber, withJson } from './options.ts';

type Options = SourceOptions & CommonOptions & { readonly exitCode?: true; readonly locale: string };

/** `formwork diff <from> <to>`: what differs, in words. */
export function addDiff(program: Command, context: CommandContext): void {
  const command = program
    .command('diff')
    .summary('show what differs between two definitions, in words')
    .description('Compares two definitions: folders, bundles, or what is published at the address of a workspace.')
    .argument('<from>', 'the earlier one: a folder, a bundle, or an address')
    .argument('<to>', 'the later one: a folder, a bundle, or an address')
    .option('--app <name>', 'which app, where an address is given; that of the other side unless said')
    .option('--revision <number>', 'which published revision, where an address is given', wholeNumber)
    .option('--token <token>', 'an API token for the server; better kept in FORMWORK_TOKEN')
    .option('--locale <locale>', 'the language of the sentences: en or zh-CN', 'en')
    .option('--exit-code', 'end with 1 when there are differences');
  withJson(command).action((from: string, to: string, options: Options) =>
    runCommand(context, options, async () => {
      const [before, after] = await readBoth(context, from, to, options);
      const changes = diffDefinitions(before, after).map((change) => ({
        kind: change.kind,
        file: change.file,
        path: change.path,
        text: describeChange(change, options.locale),
      }));
      if (options.json === true) printJson(context, { ok: true, changes });
      else {
        const { paint } = context.terminal;
        const marks = {
          added: paint.good('+'),
          removed: paint.bad('-'),
          changed: paint.warn('~'),
          renamed: paint.accent('→'),
        };
        for (const { kind, file, path, text } of changes)
          context.terminal.print(`${marks[kind]} ${text} ${paint.faint(`${file}${path}`)}`);
        if (changes.length === 0) context.terminal.print('No differences.');
      }
      return options.exitCode === true && changes.length > 0 ? exitCodes.findings : exitCodes.fine;
    }),
  );
}

type Definition = Awaited<ReturnType<typeof readSource>>;

/** A path is read first: an address on the other side means the same app unless another is named. */
async function readBoth(
  context: CommandContext,
  from: string,
  to: string,
  options: Options,
): Promise<readonly [Definition, Definition]> {
  const read = (given: string, name?: string): Promise<Definition> =>
    readSource(context, given, { ...options, app: options.app ?? name });
  if (isAddress(from)) {
    const after = await read(to);
    return [await read(from, after.app.name), after];
  }
  const before = await read(from);
  return [before, await read(to, before.app.name)];
}
