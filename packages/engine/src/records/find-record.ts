import type { Action, EntityModel } from '@formwork/definition';
import { isId } from '@formwork/kernel';
import { compileRead, parseSelect, type RecordFacts, runRead } from '@formwork/storage';
import { isVisible } from './authorize-record.ts';
import type { Command } from './command.ts';
import { type FactNeeds, factPaths } from './fact-paths.ts';
import { loadFacts } from './load-facts.ts';
import { RecordMissing, RecordStale } from './record.errors.ts';

/** A record that a command has locked, with what it needs to know of it. */
export interface FoundRecord {
  readonly facts: RecordFacts;
  readonly version: number;
  /** In the recycle bin. */
  readonly isDeleted: boolean;
}

/**
 * Locks a record and reads its facts. Throws `FW_RECORD_MISSING` when it is not there (or, unless asked for, when it
 * lies in the recycle bin) and when the caller may not see it: the two are told alike.
 */
export async function findRecord(
  command: Command,
  entity: EntityModel,
  id: string,
  needs: FactNeeds,
  options: { readonly bin?: 'outside' | 'inside'; readonly isLocking?: boolean } = {},
): Promise<FoundRecord> {
  const { bin = 'outside', isLocking = true } = options;
  if (!isId(id)) throw RecordMissing({});
  const actions: Action[] = [...new Set<Action>(['read', ...needs.actions])];
  const paths = factPaths(command, entity, { ...needs, actions });
  const facts = await loadFacts(command, entity, id.toLowerCase(), paths, { isLocking });
  if (facts === undefined) throw RecordMissing({});
  const isDeleted = (facts.record['deleted_at'] ?? null) !== null;
  if (isDeleted !== (bin === 'inside') || !isVisible(command, entity, facts)) throw RecordMissing({});
  return { facts, version: Number(facts.record['version']), isDeleted };
}

/** Throws `FW_RECORD_STALE` with the present record, as the caller may see it, when another version was seen. */
export async function refuseStale(
  command: Command,
  entity: EntityModel,
  id: string,
  found: Pick<FoundRecord, 'version'>,
  given: number | undefined,
): Promise<void> {
  if (given === undefined || given === found.version) return;
  const { tree } = parseSelect(command.access, entity, {});
  const read =
    tree === undefined
      ? undefined
      : await runRead(command.runner, compileRead(command.storage, command.access, tree, 'either'), id, command.caller);
  throw RecordStale({ given, current: read === undefined ? null : JSON.parse(read.json) });
}
