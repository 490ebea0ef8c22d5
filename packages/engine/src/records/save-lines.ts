import type { EntityModel } from '@formwork/definition';
import { compileRefresh, compileSaveLines, execute, valueRow } from '@formwork/storage';
import { authorOf } from '../people/principal.ts';
import { type Command, childEntity } from './command.ts';
import type { PreparedRecord } from './prepared-record.ts';

/** What changed in the lines of a record, by field; null when nothing did. */
export type LineChanges = Readonly<Record<string, unknown>> | null;

/** Makes the lines of a record be the prepared ones, level by level: one statement per lines field and level. */
export async function saveLines(command: Command, record: PreparedRecord): Promise<LineChanges> {
  const changes: Record<string, unknown> = {};
  await saveLevel(command, [record], '', changes);
  return Object.keys(changes).length === 0 ? null : changes;
}

async function saveLevel(
  command: Command,
  parents: readonly PreparedRecord[],
  prefix: string,
  changes: Record<string, unknown>,
): Promise<void> {
  const entity = parents[0]?.entity;
  for (const field of entity?.fields.values() ?? []) {
    const child = childEntity(command.model, field);
    const holders = parents.filter((parent) => parent.lines.has(field.name));
    if (child === undefined || holders.length === 0) continue;
    const lines = holders.flatMap((parent) => parent.lines.get(field.name)!);
    const rows = holders.flatMap((parent) =>
      parent.lines.get(field.name)!.map((line, index) => ({
        ...valueRow(command.storage, child, line.values),
        id: line.id,
        parent: parent.id,
        position: index + 1,
        is_new: line.isNew,
      })),
    );
    const [row] = await execute(command.runner, compileSaveLines(command.storage, child), {
      ...command.caller,
      params: {
        parents: holders.map((parent) => parent.id),
        rows: JSON.stringify(rows),
        author: authorOf(command.principal),
        timeZone: command.caller.timeZone,
      },
    });
    const changed = row?.[0] as string | null | undefined;
    if (changed) changes[`${prefix}${field.name}`] = typeof changed === 'string' ? JSON.parse(changed) : changed;
    await saveLevel(command, lines, `${prefix}${field.name}.`, changes);
    const nested = prefix === '' ? undefined : compileRefresh(command.storage, child, 'parents', 'every');
    if (nested !== undefined)
      await execute(command.runner, nested, { ...command.caller, params: { ids: holders.map((parent) => parent.id) } });
  }
}

/** Brings stored formulas of a record and its lines up to date, once everything that they read is written. */
export async function refreshStored(command: Command, entity: EntityModel, id: string): Promise<void> {
  for (const field of entity.fields.values()) {
    const child = childEntity(command.model, field);
    if (child === undefined) continue;
    const lines = compileRefresh(command.storage, child, 'parents', 'every');
    if (lines !== undefined) await execute(command.runner, lines, { ...command.caller, params: { ids: [id] } });
  }
  const own = compileRefresh(command.storage, entity, 'ids');
  if (own !== undefined) await execute(command.runner, own, { ...command.caller, params: { ids: [id] } });
}
