import type { Command } from 'commander';
import type { AppDefinition } from '@formwork/definition';
import type { ScenarioReport } from '@formwork/engine';
import { UsageWrong } from '../cli.errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { openProgress } from '../output/progress.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { definitionsOf, findCompanions } from '../source/find-companions.ts';
import { readApp, resolveDefinition } from '../source/read-app.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { chooseApp } from '../workspace/choose-app.ts';
import { isAddress, openAddress } from '../workspace/open-workspace.ts';
import { repeatable, withCompanions, withJson } from './options.ts';

interface Options extends CommonOptions {
  readonly app?: string;
  readonly database?: string;
  readonly token?: string;
  readonly scenario?: readonly string[];
  readonly with?: readonly string[];
}

/** `formwork test <app>`: runs its scenarios. */
export function addTest(program: Command, context: CommandContext): void {
  const command = program
    .command('test')
    .summary("run an app's scenarios")
    .description(
      "Runs an app's own tests, each in a fresh database that is dropped afterwards, and shows what no scenario " +
        'touched. Ends with 1 when one fails.',
    )
    .argument('<app>', "an app's folder, a bundle, or the address of a workspace that runs what is published there")
    .option('--app <name>', 'which app, where the address of a workspace is given')
    .addOption(repeatable('--scenario <name>', 'only this scenario'))
    .option('--database <url>', 'any database of the server to run on; its role must be allowed to create databases')
    .option('--token <token>', 'an API token for the server; better kept in FORMWORK_TOKEN');
  withJson(withCompanions(command)).action((given: string, options: Options) =>
    runCommand(context, options, async () => {
      const report = isAddress(given)
        ? await testPublished(context, given, options)
        : await testFiles(context, given, options);
      const isFine = report.failed === 0;
      if (options.json === true) printJson(context, { ok: isFine, ...report });
      else {
        const { printScenarioReport } = await import('@formwork/engine');
        context.terminal.print(printScenarioReport(report));
      }
      return isFine ? exitCodes.fine : exitCodes.findings;
    }),
  );
}

async function testPublished(context: CommandContext, address: string, options: Options): Promise<ScenarioReport> {
  await using workspace = await openAddress(context, address, options.token);
  const app = await chooseApp(workspace, options.app);
  const { definition } = await workspace.read(app);
  checkNames(definition, options.scenario);
  if ((options.scenario?.length ?? 0) > 1)
    throw UsageWrong({
      reason: 'A workspace runs one scenario or all.',
      mend: 'Give --scenario once, or not at all.',
    });
  const progress = openProgress(context.terminal);
  progress.step(`Running the scenarios of ${app}`);
  try {
    return await workspace.test(app, options.scenario?.[0]);
  } finally {
    progress.end();
  }
}

async function testFiles(context: CommandContext, given: string, options: Options): Promise<ScenarioReport> {
  const app = readApp(context.folder, given);
  const definition = resolveDefinition(app);
  checkNames(definition, options.scenario);
  const others = definitionsOf(findCompanions(app, context.folder, options.with));
  const server = options.database ?? context.settings.testDatabase;
  if (server === undefined)
    throw UsageWrong({
      reason: 'No database server is given to run scenarios on.',
      mend: 'Give --database, set FORMWORK_TEST_DATABASE_URL, or use npm run formwork -- test, which brings one.',
    });
  if (!isAddress(server)) throw UsageWrong({ reason: `"${server}" is no address.`, mend: 'Write postgres://….' });
  const { openTemporaryDatabase } = await import('../workspace/temporary-database.ts');
  const { openDatabaseWorkspace } = await import('../workspace/database-workspace.ts');
  const progress = openProgress(context.terminal);
  progress.step('Preparing a database');
  try {
    return await untilInterrupted(async (signal) => {
      await using database = await openTemporaryDatabase(server);
      await using workspace = await openDatabaseWorkspace(database.url);
      return await workspace.engine.scenarios.run({
        definition,
        others,
        ...(options.scenario === undefined ? {} : { only: options.scenario }),
        onProgress: (done, of) => progress.step('scenarios', done, of),
        signal,
      });
    });
  } finally {
    progress.end();
  }
}

function checkNames(definition: AppDefinition, wanted: readonly string[] = []): void {
  const names = definition.scenarios.map((each) => each.name);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw UsageWrong({
    reason: `There is no scenario "${unknown}".`,
    mend: `The scenarios are: ${names.join(', ') || '(none)'}.`,
  });
}
