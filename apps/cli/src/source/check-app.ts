import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, validateDefinition } from '@formwork/definition';
import type { PlacedIssue } from '../output/print-issues.ts';
import type { CommandContext } from '../run-command.ts';
import { type WorkspaceOptions, isAddress, openAddress, openWorkspace } from '../workspace/open-workspace.ts';
import { chooseApp } from '../workspace/choose-app.ts';
import { definitionsOf, findCompanions } from './find-companions.ts';
import { placeIssues } from './place-issues.ts';
import { type ReadApp, readApp } from './read-app.ts';

/** Where an app is and what it is checked with. */
export interface CheckOptions extends WorkspaceOptions {
  readonly with?: readonly string[];
  /** Which app, where an address of a workspace stands in place of a path. */
  readonly app?: string;
}

/** An app with everything that was found, in its structure and in its meaning. */
export interface CheckedApp {
  readonly name: string;
  readonly definition: AppDefinition | undefined;
  readonly issues: readonly PlacedIssue[];
}

/** Reads and checks an app: beside the apps of its folder, or against a workspace when one is named. */
export async function checkApp(context: CommandContext, given: string, options: CheckOptions): Promise<CheckedApp> {
  if (isAddress(given)) return checkPublished(context, given, options);
  const app = readApp(context.folder, given);
  const { definition } = app;
  if (definition === undefined) return { name: given, definition, issues: app.issues };
  const found = await validateWhole(context, app, definition, options);
  return { name: definition.app.name, definition, issues: [...structureOnly(app, found), ...found] };
}

async function checkPublished(context: CommandContext, address: string, options: CheckOptions): Promise<CheckedApp> {
  await using workspace = await openAddress(context, address, options.token);
  const name = await chooseApp(workspace, options.app);
  const { definition } = await workspace.read(name);
  const issues = await workspace.validate(definition);
  return {
    name,
    definition,
    issues: issues.map((issue) => ({ ...issue, place: `${name} ${issue.file ?? ''}`.trim() })),
  };
}

async function validateWhole(
  context: CommandContext,
  app: ReadApp,
  definition: AppDefinition,
  options: CheckOptions,
): Promise<PlacedIssue[]> {
  if (options.server !== undefined || options.database !== undefined) {
    await using workspace = await openWorkspace(context, options);
    return placeIssues(app, await workspace.validate(definition));
  }
  const others = definitionsOf(findCompanions(app, context.folder, options.with));
  return placeIssues(app, validateDefinition(definition, fieldModels, others).issues);
}

/** Findings that only the files show: a file name that does not fit, keys that were taken away when it was read. */
function structureOnly(app: ReadApp, found: readonly PlacedIssue[]): PlacedIssue[] {
  const key = ({ code, file, path }: PlacedIssue): string => `${code} ${file ?? ''} ${path}`;
  const known = new Set(found.map(key));
  return app.issues.filter((issue) => !known.has(key(issue)));
}
