import type { EntityModel } from '@formwork/definition';
import { compileRefresh, execute, loadRecords, type LoadedRecord } from '@formwork/storage';
import { createKeyResolver } from '../datasets/resolve-keys.ts';
import type { Command } from './command.ts';
import { childEntity } from './command.ts';
import { prepareCreate } from './create-record.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { RecordInvalid } from './record.errors.ts';
import { validateLocally } from './validate-locally.ts';

/**
 * Loads many records with their lines in the caller's transaction: parsed, completed with defaults and checked by the
 * rules that read the record alone, written in a few statements, without history. Gives their ids in order.
 */
export async function loadMany(
  command: Command,
  entity: EntityModel,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<string[]> {
  const keys = createKeyResolver(command);
  const prepared: PreparedRecord[] = [];
  for (const [index, values] of records.entries()) {
    const { numbers, rest } = splitNumbers(entity, await keys.resolveRecord(entity, values));
    const record = await prepareCreate(command, entity, rest, { allowSystem: true });
    const issues = validateLocally(command, record, [index]);
    if (issues.length > 0) throw RecordInvalid({ count: issues.length }, { issues });
    prepared.push(numbers === undefined ? record : { ...record, numbers });
  }
  const groups = new Map<string, PreparedRecord[]>();
  for (const record of prepared) {
    const owner = `${record.owner?.id ?? ''} ${record.owner?.department ?? ''}`;
    groups.set(owner, [...(groups.get(owner) ?? []), record]);
  }
  for (const group of groups.values()) await write(command, entity, group);
  await loadLines(command, prepared);
  const ids = prepared.map((record) => record.id);
  await refresh(command, entity, 'ids', ids);
  return ids;
}

/** A loader may bring the numbers of records along. */
function splitNumbers(
  entity: EntityModel,
  values: Readonly<Record<string, unknown>>,
): { readonly numbers?: Record<string, string>; readonly rest: Record<string, unknown> } {
  const isNumber = (name: string): boolean => entity.fields.get(name)?.shape.shape === 'sequence';
  const numbers = Object.entries(values).filter(([name, value]) => isNumber(name) && typeof value === 'string');
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !isNumber(name)));
  return numbers.length === 0 ? { rest } : { rest, numbers: Object.fromEntries(numbers) as Record<string, string> };
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
