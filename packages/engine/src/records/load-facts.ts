import type { EntityModel } from '@formwork/definition';
import { compileFacts, type RecordFacts, runFacts } from '@formwork/storage';
import type { Command } from './command.ts';
import type { FactPath } from './fact-paths.ts';

/** Reads what a command needs to know of a record, as it is now in this transaction; `undefined` when it is not there. */
export function loadFacts(
  command: Command,
  entity: EntityModel,
  id: string,
  paths: readonly FactPath[],
  options: { readonly isLocking?: boolean } = {},
): Promise<RecordFacts | undefined> {
  return runFacts(command.runner, compileFacts(command.storage, entity, paths, options), id, command.caller);
}
