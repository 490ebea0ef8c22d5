import { Argument, type Command } from 'commander';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type UsedAt, renameInDefinitions, whereUsed } from '@formwork/definition';
import { readText } from '@formwork/kernel';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { presentIssues } from '../output/print-issues.ts';
import { findDependents } from '../rename/dependents.ts';
import { type RenameKind, parseTarget, renameKinds } from '../rename/parse-target.ts';
import { type FileChange, planFileChanges, writeFileChanges } from '../rename/rename-files.ts';
import { type CommandContext, type CommonOptions, printJson, runCommand } from '../run-command.ts';
import { findCompanions } from '../source/find-companions.ts';
import { placeIssues } from '../source/place-issues.ts';
import { type ReadApp, readApp, resolveDefinition } from '../source/read-app.ts';
import { withCompanions, withJson } from './options.ts';

type Options = CommonOptions & { readonly with?: readonly string[]; readonly dryRun?: true };

interface Request {
  readonly folder: string;
  readonly kind: RenameKind;
  readonly from: string;
  readonly to: string;
}

/** `formwork rename <folder> <kind> <from> <to>`: with every reference. */
export function addRename(program: Command, context: CommandContext): void {
  const shapes = Object.values(renameKinds).filter((shape) => shape.includes('.'));
  const command = program
    .command('rename')
    .summary('rename something of an app, with every reference to it')
    .description(
      'Renames in place: the declaration, every reference in this app and in the apps beside it that depend on it, and ' +
        'the files named after it. The former name is remembered, so that publishing renames and never drops.',
    )
    .argument('<folder>', "an app's folder or a bundle")
    .addArgument(new Argument('<kind>', 'what it is').choices(Object.keys(renameKinds)))
    .argument('<from>', `its name; inside another thing with dots: ${shapes.join(', ')}`)
    .argument('<to>', 'its new name, without dots')
    .option('--dry-run', 'only show what would change');
  withJson(withCompanions(command)).action(
    (folder: string, kind: RenameKind, from: string, to: string, options: Options) =>
      runCommand(context, options, async () => rename(context, { folder, kind, from, to }, options)),
  );
}

function rename(context: CommandContext, request: Request, options: Options): ExitCode {
  const app = readApp(context.folder, request.folder);
  const target = parseTarget(resolveDefinition(app), request.kind, request.from);
  const apps = [app, ...relatedApps(context, app, options)];
  const definitions = apps.map(resolveDefinition);
  const result = renameInDefinitions(definitions, fieldModels, target, request.to);
  if (result.issues.length > 0) {
    const issues = placeIssues(app, result.issues);
    if (options.json === true) printJson(context, { ok: false, issues });
    else context.terminal.remark(presentIssues(issues, context.terminal));
    return exitCodes.findings;
  }
  const used = whereUsed(definitions, fieldModels, target);
  const changes = apps.flatMap((each, place) => changesOf(each, definitions[place]!, result.definitions));
  if (options.dryRun !== true) writeFileChanges(changes);
  present(context, request, options, { apps, used, changes });
  return exitCodes.fine;
}

/** Apps that are needed to read its expressions, and apps that name things of it. */
function relatedApps(context: CommandContext, app: ReadApp, options: Options): ReadApp[] {
  const found = [...findCompanions(app, context.folder, options.with), ...findDependents(app)];
  const names = new Map(found.map((each) => [each.definition?.app.name, each]));
  names.delete(app.definition?.app.name);
  return [...names.values()];
}

function changesOf(app: ReadApp, before: AppDefinition, changed: readonly AppDefinition[]): FileChange[] {
  const next = changed.find((each) => each.app.name === before.app.name);
  return next === undefined ? [] : planFileChanges(app, before, next);
}

interface Done {
  readonly apps: readonly ReadApp[];
  readonly used: readonly UsedAt[];
  readonly changes: readonly FileChange[];
}

function present(context: CommandContext, request: Request, options: Options, { apps, used, changes }: Done): void {
  const { terminal } = context;
  const { paint } = terminal;
  const pathOf = (name: string): string => apps.find((each) => each.definition?.app.name === name)?.path ?? name;
  const places = used.map(({ app, file, path, text, count }) => ({
    file: `${pathOf(app)}/${file}`,
    path,
    text: readText(text, 'en'),
    count,
  }));
  const files = changes.map(({ app, file, from }) => ({
    file: file === '' ? app.path : `${app.path}/${file}`,
    ...(from === undefined ? {} : { from: `${app.path}/${from}` }),
  }));
  if (options.json === true) return printJson(context, { ok: true, written: options.dryRun !== true, files, places });
  for (const { file, path, text, count } of places)
    terminal.print(`  ${paint.accent(file)} ${paint.faint(path)} ${text}${count > 1 ? ` (${count} places)` : ''}`);
  for (const { file, from } of files) if (from !== undefined) terminal.print(`  ${from} → ${paint.accent(file)}`);
  const total = places.reduce((sum, { count }) => sum + count, 0);
  const verb = options.dryRun === true ? 'Would rename' : `${paint.good('✓')} Renamed`;
  terminal.print(
    `${verb} ${request.kind} ${request.from} to ${request.to}: ${counted(total, 'reference')}, ${counted(files.length, 'file')}`,
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
