import { UsageWrong } from '../cli.errors.ts';
import type { Workspace } from './workspace.ts';

/** The app that is meant: the named one, or the only one that is published. Throws `FW_CLI_USAGE` when it is unclear. */
export async function chooseApp(workspace: Workspace, named: string | undefined): Promise<string> {
  return named ?? onlyApp(await workspace.list(), workspace.where);
}

/** The one app of a list; throws `FW_CLI_USAGE` when there is none or more. */
export function onlyApp(apps: readonly string[], where: string): string {
  if (apps.length === 1) return apps[0]!;
  throw UsageWrong({
    reason: apps.length === 0 ? `No app is published at ${where}.` : 'It is not clear which app is meant.',
    mend: apps.length === 0 ? 'Publish one with formwork apply.' : `Name one of ${apps.join(', ')}.`,
  });
}
