import type { AppDefinition } from '@formwork/definition';
import type { CommandContext } from '../run-command.ts';
import { chooseApp } from '../workspace/choose-app.ts';
import { isAddress, openAddress } from '../workspace/open-workspace.ts';
import type { DefinitionChoice } from '../workspace/workspace.ts';
import { readApp, resolveDefinition } from './read-app.ts';

/** Which definition of which app, where an address of a workspace is given. */
export interface SourceOptions extends DefinitionChoice {
  readonly app?: string | undefined;
  readonly token?: string;
}

/** The definition at a path or at the address of a workspace. */
export async function readSource(
  context: CommandContext,
  given: string,
  options: SourceOptions,
): Promise<AppDefinition> {
  if (!isAddress(given)) return resolveDefinition(readApp(context.folder, given));
  await using workspace = await openAddress(context, given, options.token);
  const { definition } = await workspace.read(await chooseApp(workspace, options.app), options);
  return definition;
}
