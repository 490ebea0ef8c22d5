import type { Command } from 'commander';
import type { Issue } from '@formwork/kernel';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { countIssues, presentIssues } from '../output/print-issues.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { type CheckOptions, type CheckedApp, checkApp } from '../source/check-app.ts';
import { wholeNumber, withCompanions, withJson, withWorkspace } from './options.ts';

type Options = CheckOptions & CommonOptions & { readonly maxWarnings?: number };

/** `formwork validate <app>`: can it be published? */
export function addValidate(program: Command, context: CommandContext): void {
  const command = program
    .command('validate')
    .summary('check whether an app can be published')
    .description('Checks an app and shows its errors. Ends with 1 when there is an error; warnings are only counted.')
    .argument('<app>', "an app's folder, a bundle, or the address of a workspace")
    .option('--app <name>', 'which app, where the address of a workspace is given');
  withJson(withWorkspace(withCompanions(command))).action((given: string, options: Options) =>
    runCommand(context, options, async () => {
      const app = await checkApp(context, given, options);
      return report(context, app, options, (issue) => issue.severity === 'error');
    }),
  );
}

/** `formwork lint <app>`: what could be better? */
export function addLint(program: Command, context: CommandContext): void {
  const command = program
    .command('lint')
    .summary('show everything that could be better in an app')
    .description('Checks an app and shows all findings, advice included. Ends with 1 at an error or a warning.')
    .argument('<app>', "an app's folder, a bundle, or the address of a workspace")
    .option('--app <name>', 'which app, where the address of a workspace is given')
    .option('--max-warnings <number>', 'end with 0 while there are no more warnings than this', wholeNumber, 0);
  withJson(withWorkspace(withCompanions(command))).action((given: string, options: Options) =>
    runCommand(context, options, async () => {
      const app = await checkApp(context, given, options);
      const warnings = app.issues.filter((issue) => issue.severity === 'warning').length;
      const tooMany = warnings > (options.maxWarnings ?? 0);
      const code = report(context, app, options, () => true, tooMany);
      return code === exitCodes.fine && tooMany ? exitCodes.findings : code;
    }),
  );
}

function report(
  context: CommandContext,
  { name, issues }: CheckedApp,
  options: Options,
  isShown: (issue: Issue) => boolean,
  isTooMany = false,
): ExitCode {
  const count = (severity: Issue['severity']): number => issues.filter((issue) => issue.severity === severity).length;
  const errors = count('error');
  const isFine = errors === 0 && !isTooMany;
  const { terminal } = context;
  if (options.json === true) {
    printJson(context, { ok: isFine, app: name, errors, warnings: count('warning'), issues });
  } else {
    const shown = issues.filter(isShown);
    if (shown.length > 0) terminal.print(presentIssues(shown, terminal));
    const { bad, good } = terminal.paint;
    terminal.print(`${isFine ? good('✓') : bad('✗')} ${name}: ${countIssues(issues)}`);
  }
  return errors > 0 ? exitCodes.findings : exitCodes.fine;
}
