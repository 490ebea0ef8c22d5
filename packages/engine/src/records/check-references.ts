import { systemAccess } from '@formwork/access';
import { type EntityModel, type FieldInstance, referredEntity } from '@formwork/definition';
import type { Issue, Json } from '@formwork/kernel';
import { compileList, compileRead, parseListRequest, parseSelect, runList, runRead } from '@formwork/storage';
import { type Command, childEntity } from './command.ts';
import { inputFields } from './fact-paths.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { type RecordPlace, referenceUnknown } from './record-issues.ts';

/**
 * Findings for references that were given and that lead to a record in the recycle bin or to one that the caller may
 * not see: both answer as one that is not there does. What a list held `before` may stay in it, seen or not.
 */
export async function checkReferences(
  command: Command,
  record: PreparedRecord,
  before: Readonly<Record<string, unknown>> = {},
): Promise<Issue[]> {
  const issues: Issue[] = [];
  const seen = new Map<string, boolean>();
  await checkLevel(command, record, before, [], seen, issues);
  return issues;
}

async function checkLevel(
  command: Command,
  record: PreparedRecord,
  before: Readonly<Record<string, unknown>>,
  at: RecordPlace,
  seen: Map<string, boolean>,
  issues: Issue[],
): Promise<void> {
  for (const field of inputFields(record.entity)) {
    const id = record.values[field.name];
    if (Array.isArray(id) && record.given.includes(field.name)) {
      const place = [...at, field.name];
      issues.push(...(await checkList(command, field, id, before[field.name], place)));
    }
    if (field.type.kind !== 'reference' || typeof id !== 'string' || !record.given.includes(field.name)) continue;
    const target = command.model.entities.get(field.type.entity);
    if (target === undefined || isPlatform(target)) continue;
    const key = `${target.id} ${id}`;
    if (!seen.has(key)) seen.set(key, await isThere(command, target, id));
    if (!seen.get(key)!) issues.push(referenceUnknown([...at, field.name], field.name));
  }
  for (const [name, lines] of record.lines) {
    if (childEntity(command.model, record.entity.fields.get(name)!) === undefined) continue;
    for (const [index, line] of lines.entries())
      await checkLevel(command, line, {}, [...at, name, index], seen, issues);
  }
}

/** No foreign key stands behind a list, so each id that is new in it is looked for: all of them at once. */
async function checkList(
  command: Command,
  field: FieldInstance,
  ids: readonly Json[],
  before: unknown,
  at: RecordPlace,
): Promise<Issue[]> {
  const target = command.model.entities.get(referredEntity(field.type) ?? '');
  if (target === undefined) return [];
  const kept = new Set(Array.isArray(before) ? before : []);
  const added = ids.filter((id) => !kept.has(id));
  if (added.length === 0) return [];
  const access = command.access.entity(target.id).rows('read') === false ? systemAccess(command.model) : command.access;
  const filter = { in: [{ var: 'record.id' }, added] };
  const { plan } = parseListRequest(access, target, { filter, fields: ['id'], limit: added.length, count: 'none' });
  const found =
    plan && (await runList(command.runner, compileList(command.storage, access, plan), plan, command.caller));
  const items = found === undefined ? [] : (JSON.parse(found) as { items: { id: string }[] }).items;
  const there = new Set(items.map(({ id }) => id));
  return ids.flatMap((id, index) =>
    kept.has(id) || there.has(id as string) ? [] : [referenceUnknown([...at, index], field.name)],
  );
}

/** The platform's own entities are open to everybody; the foreign key says whether they exist. */
function isPlatform(entity: EntityModel): boolean {
  return entity.app === 'formwork';
}

/** True when nothing but the target decides whether a reference may be made: the caller may see every one that is in use. */
export function areTargetsOpen(command: Command, entity: EntityModel, fields: readonly string[]): boolean {
  return fields.every((name) => {
    const field = entity.fields.get(name);
    if (field?.type.kind === 'list') return referredEntity(field.type) === undefined;
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
