import { setImmediate } from 'node:timers/promises';
import type { EntityModel } from '@formwork/definition';
import {
  advanceNumbers,
  compileRefresh,
  execute,
  loadRecords,
  type LoadedRecord,
  refreshStatistics,
  ROWS_PER_STATEMENT,
} from '@formwork/storage';
import { createKeyResolver, type KeyResolver } from '../datasets/resolve-keys.ts';
import { checkOwner } from './check-owner.ts';
import type { Command } from './command.ts';
import { childEntity } from './command.ts';
import { prepareCreate } from './create-record.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { RecordInvalid } from './record.errors.ts';
import { validateLocally } from './validate-locally.ts';

/** So many records are prepared before others who wait for this process have their turn. */
const recordsPerTurn = 200;

/**
 * Loads many records with their lines in the caller's transaction: parsed, completed with defaults and checked by the
 * rules that read the record alone, written in a few statements, without history. While some are written, the next are
 * prepared. Gives their ids in order.
 */
export async function loadMany(
  command: Command,
  entity: EntityModel,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<string[]> {
  const keys = createKeyResolver(command);
  const brought = records.map((values) => numbersOf(entity, values));
  await advanceNumbers(command.runner, command.storage, entity, brought, command.caller.timeZone);
  const ids: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  for (let at = 0; at < records.length; at += ROWS_PER_STATEMENT) {
    const preparing = prepareSome(command, entity, keys, records, at);
    // Both come to their end before either's failure ends the transaction, which the other would go on using.
    await Promise.allSettled([preparing, writing]);
    await writing;
    const prepared = await preparing;
    ids.push(...prepared.map((record) => record.id));
    writing = writeSome(command, entity, prepared, at);
  }
  await writing;
  await refresh(command, entity, 'ids', ids);
  await refreshStatistics(command.runner, entity, ids.length);
  return ids;
}

async function prepareSome(
  command: Command,
  entity: EntityModel,
  keys: KeyResolver,
  records: readonly Readonly<Record<string, unknown>>[],
  from: number,
): Promise<PreparedRecord[]> {
  const prepared: PreparedRecord[] = [];
  const to = Math.min(from + ROWS_PER_STATEMENT, records.length);
  for (let index = from; index < to; index += 1) {
    if (index % recordsPerTurn === 0) await setImmediate();
    const values = await keys.resolveRecord(entity, records[index]!);
    const numbers = numbersOf(entity, values);
    const given = Object.entries(values).filter(([name]) => !isNumber(entity, name));
    const record = await prepareCreate(command, entity, Object.fromEntries(given), { allowSystem: true }, [index]);
    const issues = validateLocally(command, record, [index]);
    if (issues.length > 0) throw RecordInvalid({ count: issues.length }, { issues });
    prepared.push({ ...record, numbers });
  }
  return prepared;
}

/** Writes records by whose they are, then their lines. */
async function writeSome(
  command: Command,
  entity: EntityModel,
  prepared: readonly PreparedRecord[],
  from: number,
): Promise<void> {
  const groups = new Map<string, PreparedRecord[]>();
  for (const record of prepared) {
    const owner = `${record.owner?.id ?? ''} ${record.owner?.department ?? ''}`;
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [record]);
    else group.push(record);
  }
  for (const group of groups.values()) {
    const issues = await checkOwner(command, group[0]!.owner, [from + prepared.indexOf(group[0]!)]);
    if (issues.length > 0) throw RecordInvalid({ count: issues.length }, { issues });
    await write(command, entity, group);
  }
  await loadLines(command, prepared);
}

function isNumber(entity: EntityModel, name: string): boolean {
  return entity.fields.get(name)?.shape.shape === 'sequence';
}

/** A loader may bring the numbers of records along. */
function numbersOf(entity: EntityModel, values: Readonly<Record<string, unknown>>): Record<string, string> {
  const numbers = Object.entries(values).filter(([name, value]) => typeof value === 'string' && isNumber(entity, name));
  return Object.fromEntries(numbers) as Record<string, string>;
}

async function write(
  command: Command,
  entity: EntityModel,
  records: readonly PreparedRecord[],
  place?: (record: PreparedRecord, index: number) => Pick<LoadedRecord, 'parent' | 'position'>,
): Promise<void> {
  const { owner } = records[0] ?? {};
  const rows = records.map((record, index): LoadedRecord => {
    const { numbers } = record;
    return {
      id: record.id,
      values: record.values,
      ...(numbers === undefined ? {} : { numbers }),
      ...place?.(record, index),
    };
  });
  await loadRecords(command.runner, command.storage, entity, rows, {
    author: command.caller.user?.id ?? null,
    owner: owner?.id ?? null,
    ownerDepartment: owner?.department ?? null,
    timeZone: command.caller.timeZone,
  });
}

async function loadLines(command: Command, parents: readonly PreparedRecord[]): Promise<void> {
  const entity = parents[0]?.entity;
  for (const field of entity?.fields.values() ?? []) {
    const child = childEntity(command.model, field);
    if (child === undefined) continue;
    const places = new Map<PreparedRecord, { parent: string; position: number }>();
    for (const parent of parents)
      for (const [index, line] of (parent.lines.get(field.name) ?? []).entries())
        places.set(line, { parent: parent.id, position: index + 1 });
    const lines = [...places.keys()];
    if (lines.length === 0) continue;
    await write(command, child, lines, (line) => places.get(line)!);
    await loadLines(command, lines);
    await refresh(
      command,
      child,
      'ids',
      lines.map((line) => line.id),
    );
  }
}

async function refresh(
  command: Command,
  entity: EntityModel,
  reach: 'ids' | 'parents',
  ids: readonly string[],
): Promise<void> {
  const statement = compileRefresh(command.storage, entity, reach);
  if (statement !== undefined) await execute(command.runner, statement, { ...command.caller, params: { ids } });
}
