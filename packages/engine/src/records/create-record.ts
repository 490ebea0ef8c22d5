import type { EntityModel } from '@formwork/definition';
import { hasErrors, type Json } from '@formwork/kernel';
import { compileInsert, execute, lateStoredFields, valueParams } from '@formwork/storage';
import { authorOf } from '../people/principal.ts';
import { authorizeRecord } from './authorize-record.ts';
import { checkOwner } from './check-owner.ts';
import { areTargetsOpen, checkReferences } from './check-references.ts';
import { type Command, childEntity, refuse } from './command.ts';
import { factPaths } from './fact-paths.ts';
import { loadFacts } from './load-facts.ts';
import { parseRecord } from './parse-record.ts';
import { mergeIssues, type RecordPlace } from './record-issues.ts';
import { prepareNew } from './prepare-record.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { presentWritten, unseen, writtenTree } from './present-record.ts';
import { LinesApart, RecordForbidden, RecordInvalid } from './record.errors.ts';
import type { ReadRequest, WrittenRecord } from './records.ts';
import { isWrittenAtOnce } from './rule-locality.ts';
import { refreshStored, saveLines } from './save-lines.ts';
import { validateLocally, validateTree } from './validate-locally.ts';
import { validateRecord } from './validate-record.ts';
import { explainRefusals } from './write-refusals.ts';

/** Parses the values of a new record and fills in what was not given. Throws `FW_RECORD_INVALID` with every finding. */
export async function prepareCreate(
  command: Command,
  entity: EntityModel,
  values: unknown,
  options: { readonly allowSystem?: boolean } = {},
  at: RecordPlace = [],
): Promise<PreparedRecord> {
  refuseLines(command, entity);
  if (command.access.entity(entity.id).rows('create') === false) throw RecordForbidden({ action: 'create' });
  const { access, model } = command;
  const parsed = parseRecord(entity, values, { model, access, action: 'create', ...options }, at);
  const prepared = await prepareNew(command, entity, parsed.record, at);
  const issues = mergeIssues(parsed.issues, prepared.issues);
  if (hasErrors(issues)) {
    issues.push(...validateTree(command, prepared.record, at));
    throw RecordInvalid({ count: issues.length }, { issues });
  }
  const owner = parsed.record.values;
  const isOwned = owner.has('owner') || owner.has('owner_department');
  return { ...prepared.record, ...(isOwned ? { owner: ownerOf(owner) } : {}) };
}

function ownerOf(values: ReadonlyMap<string, Json | null>): NonNullable<PreparedRecord['owner']> {
  return {
    id: (values.get('owner') as string | null | undefined) ?? null,
    department: (values.get('owner_department') as string | null | undefined) ?? null,
  };
}

/** Lines of a record are never written on their own. Throws `FW_RECORD_LINES_APART`. */
export function refuseLines(command: Command, entity: EntityModel): void {
  if (entity.parent === undefined) return;
  const parent = command.model.entities.get(entity.parent.entity);
  throw LinesApart({ parent: parent?.name ?? '', field: entity.parent.field });
}

/**
 * Writes a record that needs nothing but itself, with its history, in one statement outside any transaction.
 * `undefined` when it needs more, or when a reference leads nowhere: then the whole command runs and says so.
 */
export async function createAtOnce(
  command: Command,
  record: PreparedRecord,
  request: ReadRequest,
): Promise<WrittenRecord | undefined> {
  const { entity } = record;
  const isAlone = record.lines.size === 0 && lateStoredFields(entity).length === 0;
  if (!isAlone || !isWrittenAtOnce(command, entity, 'create', record.given)) return undefined;
  if (!areTargetsOpen(command, entity, record.given)) return undefined;
  const local = validateLocally(command, record);
  if (hasErrors(local)) throw RecordInvalid({ count: local.length }, { issues: local });
  authorizeRecord(command, 'create', record, undefined, localFacts(command, record));
  const statement = compileInsert(command.storage, command.access, entity, {
    hasHistory: true,
    references: record.given,
    tree: writtenTree(command, entity, request, 'none-yet'),
  });
  const [row] = await explainRefusals(command, record, entity, () =>
    execute(command.runner, statement, { ...command.caller, params: insertParams(command, record, null) }),
  );
  if (row === undefined) return undefined;
  noteState(command, record);
  const [json, version] = row as [string | null, number];
  return json === null ? unseen(record.id, version) : { id: record.id, version, json };
}

/** Writes a record with its lines in the caller's transaction and checks it as it stands. Gives the new version. */
export async function createRecord(command: Command, record: PreparedRecord): Promise<number> {
  const { entity } = record;
  const astray = [...(await checkReferences(command, record)), ...(await checkOwner(command, record.owner))];
  refuse(command, astray.length === 0 ? astray : [...astray, ...validateTree(command, record)]);
  await explainRefusals(command, record, entity, async () => {
    const statement = compileInsert(command.storage, command.access, entity, { hasHistory: true });
    await execute(command.runner, statement, {
      ...command.caller,
      params: insertParams(command, record, lineHistory(record)),
    });
    await saveLines(command, record);
    await refreshStored(command, entity, record.id);
  });
  const lines = [...record.lines.keys()];
  const facts = await loadFacts(command, entity, record.id, factPaths(command, entity, { actions: ['create'], lines }));
  authorizeRecord(command, 'create', record, undefined, facts!.record);
  refuse(command, await validateRecord(command, entity, facts!));
  noteState(command, record);
  return 1;
}

/** Creates within a transaction and presents the result. */
export async function createAndPresent(
  command: Command,
  record: PreparedRecord,
  request: ReadRequest,
): Promise<WrittenRecord> {
  const version = await createRecord(command, record);
  return presentWritten(command, record.entity, record.id, version, request);
}

function noteState(command: Command, { entity, values }: PreparedRecord): void {
  const field = entity.lifecycle?.definition.field;
  if (field === undefined) return;
  const state = values[field];
  command.events.push({ kind: 'state', entity: entity.id, state: typeof state === 'string' ? state : '' });
}

function insertParams(
  command: Command,
  record: PreparedRecord,
  lines: Record<string, unknown> | null,
): Record<string, unknown> {
  const { principal, storage } = command;
  const changes: Record<string, readonly [null, Json]> = {};
  for (const [name, value] of Object.entries(record.values)) if (value !== null) changes[name] = [null, value];
  const own = principal.kind === 'user' ? principal.user : undefined;
  const given = record.owner;
  return {
    ...valueParams(storage, record.entity, record.values),
    id: record.id,
    author: authorOf(principal),
    owner: given === undefined ? (own?.id ?? null) : given.id,
    ownerDepartment: given === undefined ? (own?.department ?? null) : given.department,
    timeZone: command.caller.timeZone,
    changes: JSON.stringify(changes),
    action: 'create',
    transition: null,
    lines: lines === null ? null : JSON.stringify(lines),
  };
}

function lineHistory(record: PreparedRecord): Record<string, unknown> | null {
  const lines = [...record.lines].filter(([, added]) => added.length > 0);
  if (lines.length === 0) return null;
  return Object.fromEntries(
    lines.map(([name, added]) => [name, { added: added.map((line) => ({ id: line.id, ...line.values })) }]),
  );
}

/** The record as it will be, for grants that are decided from its own values. */
function localFacts(command: Command, record: PreparedRecord): Readonly<Record<string, unknown>> {
  const author = authorOf(command.principal);
  const own = command.principal.kind === 'user' ? command.principal.user : undefined;
  return {
    ...record.values,
    id: record.id,
    version: 1,
    owner: own?.id ?? null,
    owner_department: own?.department ?? null,
    created_by: author,
    updated_by: author,
    deleted_at: null,
  };
}

/** Every lines field of an entity. */
export function linesFields(command: Command, entity: EntityModel): string[] {
  return [...entity.fields.values()]
    .filter((each) => childEntity(command.model, each) !== undefined)
    .map((each) => each.name);
}
