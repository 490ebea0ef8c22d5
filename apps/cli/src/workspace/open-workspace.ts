import { UsageWrong } from '../cli.errors.ts';
import type { CommandContext } from '../run-command.ts';
import { openServerWorkspace } from './server-workspace.ts';
import type { Workspace } from './workspace.ts';

/** Which workspace a command works on. */
export interface WorkspaceOptions {
  readonly server?: string;
  readonly token?: string;
  readonly database?: string;
}

/** True for the address of a server or a database, which stands where a path could stand. */
export function isAddress(text: string): boolean {
  return /^(https?|postgres(ql)?):\/\//i.test(text);
}

/**
 * Opens what the options or, failing these, the environment names: a server or a database.
 * Throws `FW_CLI_USAGE` when none is named, `FW_CLI_UNREACHABLE` when it does not answer.
 */
export async function openWorkspace(context: CommandContext, options: WorkspaceOptions): Promise<Workspace> {
  const { settings } = context;
  if (options.server !== undefined && options.database !== undefined)
    throw UsageWrong({ reason: 'Both a server and a database are given.', mend: 'Give --server or --database.' });
  const isNamed = options.server !== undefined || options.database !== undefined;
  const server = options.server ?? (isNamed ? undefined : settings.server);
  if (server !== undefined) return openAddress(context, server, options.token);
  const database = options.database ?? settings.database;
  if (database !== undefined) return openAddress(context, database, options.token);
  throw UsageWrong({
    reason: 'No server and no database is given.',
    mend: 'Give --server https://… (with FORMWORK_TOKEN) or --database postgres://….',
  });
}

/** Opens the workspace at an address: `http(s)://…` or `postgres://…`. */
export async function openAddress(context: CommandContext, address: string, token?: string): Promise<Workspace> {
  if (!isAddress(address) || !URL.canParse(address))
    throw UsageWrong({
      reason: `"${address}" is no address.`,
      mend: 'Write it as https://forms.example.com or postgres://user:password@host:5432/database.',
    });
  if (/^http/i.test(address)) return openServerWorkspace(address, token ?? context.settings.token);
  // Loaded only here: the engine is most of the program's start, and half of the commands don't need it.
  const { openDatabaseWorkspace } = await import('./database-workspace.ts');
  return openDatabaseWorkspace(address);
}
