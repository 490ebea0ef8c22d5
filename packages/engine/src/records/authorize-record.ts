import { admits, admitsRow, authorizeWrite, type WriteFacts } from '@formwork/access';
import type { Action, EntityModel } from '@formwork/definition';
import { type RecordFacts } from '@formwork/storage';
import { accessFacts, type Command, childEntity, refuse } from './command.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { fieldForbidden, fieldUnknown, type RecordPlace } from './record-issues.ts';
import { RecordForbidden } from './record.errors.ts';

type Facts = Readonly<Record<string, unknown>>;

/** True when the caller may see the record. */
export function isVisible(command: Command, entity: EntityModel, facts: RecordFacts): boolean {
  return admitsRow(command.access.entity(entity.id).rows('read'), accessFacts(command, facts.record, facts.parent));
}

/**
 * Asks the grants about a write that was made: the record as it was and as it is now, the fields that were given, and
 * the same of every line. Throws `FW_RECORD_FORBIDDEN`, or findings where only fields are refused.
 */
export function authorizeRecord(
  command: Command,
  action: 'create' | 'update',
  record: PreparedRecord,
  before: Facts | undefined,
  after: Facts,
): void {
  if (command.access.isSystem) return;
  decide(command, record.entity, { ...writeFacts(command, action, before, after), fields: record.given }, []);
  authorizeLines(command, record, before, after, []);
}

/** Asks the grants about putting a record away or taking it back. Throws `FW_RECORD_FORBIDDEN`. */
export function authorizeDelete(command: Command, entity: EntityModel, facts: RecordFacts): void {
  if (command.access.isSystem) return;
  const before = accessFacts(command, facts.record, facts.parent);
  const decision = authorizeWrite(command.access.entity(entity.id), { action: 'delete', before, fields: [] });
  if (!decision.isAllowed) throw RecordForbidden({ action: 'delete' });
  noteGrants(command, entity, 'delete', facts.record);
}

function writeFacts(
  command: Command,
  action: WriteFacts['action'],
  before: Facts | undefined,
  after: Facts | undefined,
  parent?: Facts,
): Omit<WriteFacts, 'fields'> {
  return {
    action,
    ...(before === undefined ? {} : { before: accessFacts(command, before, parent) }),
    ...(after === undefined ? {} : { after: accessFacts(command, after, parent) }),
  };
}

function decide(command: Command, entity: EntityModel, write: WriteFacts, at: RecordPlace): void {
  const access = command.access.entity(entity.id);
  const decision = authorizeWrite(access, write);
  if (decision.isAllowed) {
    const record = write.after?.record ?? write.before?.record;
    if (record !== undefined) noteGrants(command, entity, write.action, record);
    return;
  }
  if (decision.reason !== 'fields') throw RecordForbidden({ action: write.action });
  refuse(
    command,
    decision.fields.map((name) =>
      access.readField(name) === 'never' ? fieldUnknown([...at, name], name) : fieldForbidden([...at, name], name),
    ),
  );
}

function authorizeLines(
  command: Command,
  record: PreparedRecord,
  before: Facts | undefined,
  after: Facts,
  at: RecordPlace,
): void {
  for (const [name, lines] of record.lines) {
    const child = childEntity(command.model, record.entity.fields.get(name)!)!;
    const was = byId(before?.[name]);
    const is = byId(after[name]);
    for (const [index, line] of lines.entries()) {
      const place = [...at, name, index];
      const lineAfter = is.get(line.id) ?? {};
      const lineBefore = line.isNew ? undefined : was.get(line.id);
      const facts = writeFacts(command, line.isNew ? 'create' : 'update', lineBefore, lineAfter, after);
      decide(command, child, { ...facts, fields: line.given, isParentAuthorized: true }, place);
      authorizeLines(command, line, lineBefore, lineAfter, place);
    }
    for (const [id, gone] of was)
      if (!is.has(id))
        decide(
          command,
          child,
          { ...writeFacts(command, 'delete', gone, undefined, after), fields: [], isParentAuthorized: true },
          [...at, name],
        );
  }
}

function byId(lines: unknown): ReadonlyMap<string, Facts> {
  return new Map(((lines ?? []) as Facts[]).map((line) => [String(line['id']), line]));
}

/** Which grants the write went through, for whoever measures what is covered. */
function noteGrants(command: Command, entity: EntityModel, action: Action, record: Facts): void {
  const facts = accessFacts(command, record);
  for (const grant of command.access.entity(entity.id).grants(action))
    if (!grant.isImplied && admits(grant, facts, { isParentAuthorized: true }))
      command.events.push({ kind: 'grant', grant: grant.key, entity: entity.id });
}
