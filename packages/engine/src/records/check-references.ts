import { systemAccess } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import type { Issue } from '@formwork/kernel';
import { compileRead, parseSelect, runRead } from '@formwork/storage';
import { type Command, childEntity } from './command.ts';
import { inputFields } from './fact-paths.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { type RecordPlace, referenceUnknown } from './record-issues.ts';

/**
 * Findings for references that were given and that lead to a record in the recycle bin or to one that the caller may
 * not see: both answer as one that is not there does.
 */
export async function checkReferences(
  command: Command,
  record: PreparedRecord,
  at: RecordPlace = [],
): Promise<Issue[]> {
  const issues: Issue[] = [];
  const seen = new Map<string, boolean>();
  await checkLevel(command, record, at, seen, issues);
  return issues;
}

async function checkLevel(
  command: Command,
  record: PreparedRecord,
  at: RecordPlace,
  seen: Map<string, boolean>,
  issues: Issue[],
): Promise<void> {
  for (const field of inputFields(record.entity)) {
    const id = record.values[field.name];
    if (field.type.kind !== 'reference' || typeof id !== 'string' || !record.given.includes(field.name)) continue;
    const target = command.model.entities.get(field.type.entity);
    if (target === undefined || isPlatform(target)) continue;
    const key = `${target.id} ${id}`;
    if (!seen.has(key)) seen.set(key, await isThere(command, target, id));
    if (!seen.get(key)!) issues.push(referenceUnknown([...at, field.name], field.name));
  }
  for (const [name, lines] of record.lines) {
    if (childEntity(command.model, record.entity.fields.get(name)!) === undefined) continue;
    for (const [index, line] of lines.entries()) await checkLevel(command, line, [...at, name, index], seen, issues);
  }
}

/** The platform's own entities are open to everybody; the foreign key says whether they exist. */
function isPlatform(entity: EntityModel): boolean {
  return entity.app === 'formwork';
}

/** True when the foreign key alone decides whether a reference may be made: the caller may see every target. */
export function areTargetsOpen(command: Command, entity: EntityModel, fields: readonly string[]): boolean {
  return fields.every((name) => {
    const field = entity.fields.get(name);
    if (field?.type.kind !== 'reference') return true;
    return command.access.entity(field.type.entity).rows('read') === true;
  });
}

async function isThere(command: Command, target: EntityModel, id: string): Promise<boolean> {
  const access = command.access.entity(target.id).rows('read') === false ? systemAccess(command.model) : command.access;
  const { tree } = parseSelect(access, target, { fields: ['id'] });
  if (tree === undefined) return false;
  return (await runRead(command.runner, compileRead(command.storage, access, tree), id, command.caller)) !== undefined;
}
