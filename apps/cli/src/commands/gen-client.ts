import path from 'node:path';
import type { Command } from 'commander';
import { fieldModels } from '@formwork/catalog/models';
import { generateClient, schemaType } from '@formwork/client';
import type { AppDefinition, PresentedApp } from '@formwork/definition';
import { exitCodes } from '../exit-codes.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { definitionsOf, findCompanions } from '../source/find-companions.ts';
import { presentWholeApp } from '../source/present-whole-app.ts';
import { readApp, resolveDefinition } from '../source/read-app.ts';
import { writeFile } from '../source/write-app.ts';
import { chooseApp, onlyApp } from '../workspace/choose-app.ts';
import { isAddress, openAddress } from '../workspace/open-workspace.ts';
import { openServerWorkspace } from '../workspace/server-workspace.ts';
import { withCompanions, withJson } from './options.ts';

interface Options extends CommonOptions {
  readonly app?: string;
  readonly token?: string;
  readonly output: string;
  readonly force?: true;
  readonly with?: readonly string[];
}

/** `formwork gen client <app>`: TypeScript for programs that use the app's API. */
export function addGen(program: Command, context: CommandContext): void {
  const gen = program.command('gen').summary('write code for an app').description('Writes code for an app.');
  const command = gen
    .command('client')
    .summary('write a typed client for an app')
    .description(
      "Writes TypeScript with an interface for each entity. From a server: what the token's person may see; " +
        'otherwise everything.',
    )
    .argument('<app>', "an app's folder, a bundle, or the address of a workspace")
    .option('--app <name>', 'which app, where the address of a workspace is given')
    .option('--token <token>', 'an API token for the server; better kept in FORMWORK_TOKEN')
    .option('-o, --output <file>', 'where to: a .ts file, or - for standard output', '-')
    .option('--force', 'replace what is there');
  withJson(withCompanions(command)).action((given: string, options: Options) =>
    runCommand(context, options, async () => {
      const app = await readPresented(context, given, options);
      const source = generateClient(app, (field) => schemaType(fieldModels.resolve(field.type).valueSchema(field)));
      if (options.output === '-') {
        context.terminal.print(source);
        return exitCodes.fine;
      }
      writeFile(path.resolve(context.folder, options.output), source, options);
      if (options.json === true) printJson(context, { ok: true, app: app.name, output: options.output });
      else context.terminal.print(`${context.terminal.paint.good('✓')} Wrote ${options.output}`);
      return exitCodes.fine;
    }),
  );
}

async function readPresented(context: CommandContext, given: string, options: Options): Promise<PresentedApp> {
  if (/^http/i.test(given)) return readFromServer(context, given, options);
  if (isAddress(given)) return readFromDatabase(context, given, options);
  const app = readApp(context.folder, given);
  return presentWholeApp(resolveDefinition(app), definitionsOf(findCompanions(app, context.folder, options.with)));
}

/** Apps are listed as their users see them: this takes no right to design. */
async function readFromServer(context: CommandContext, given: string, options: Options): Promise<PresentedApp> {
  const { client, where } = openServerWorkspace(given, options.token ?? context.settings.token);
  const app =
    options.app ??
    onlyApp(
      (await client.apps.list()).items.map(({ name }) => name),
      where,
    );
  return client.apps.read(app);
}

async function readFromDatabase(context: CommandContext, given: string, options: Options): Promise<PresentedApp> {
  await using workspace = await openAddress(context, given);
  const name = await chooseApp(workspace, options.app);
  const others = (await workspace.list()).filter((each) => each !== name);
  const read = async (app: string): Promise<AppDefinition> => (await workspace.read(app)).definition;
  return presentWholeApp(await read(name), await Promise.all(others.map(read)));
}
