import type { EntityModel } from '@formwork/definition';
import { hasErrors, isId, type Json } from '@formwork/kernel';
import { compileUpdate, execute, type UpdateOptions, valueParams } from '@formwork/storage';
import { validateEdit } from '@formwork/workflow';
import { authorOf } from '../people/principal.ts';
import { authorizeRecord } from './authorize-record.ts';
import { areTargetsOpen, checkReferences } from './check-references.ts';
import { type Command, refuse } from './command.ts';
import { refuseLines } from './create-record.ts';
import { factPaths } from './fact-paths.ts';
import { findRecord, refuseStale } from './find-record.ts';
import { loadFacts } from './load-facts.ts';
import { parseRecord, type ParsedRecord } from './parse-record.ts';
import { prepareChange } from './prepare-record.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { unseen, writtenTree } from './present-record.ts';
import { RecordForbidden, RecordInvalid } from './record.errors.ts';
import type { WriteOptions, WrittenRecord } from './records.ts';
import { isWrittenAtOnce } from './rule-locality.ts';
import { refreshStored, saveLines } from './save-lines.ts';
import { validateLocally, validateTree } from './validate-locally.ts';
import { validateRecord } from './validate-record.ts';
import { explainRefusals } from './write-refusals.ts';

/** Parses what is to be changed. Throws `FW_RECORD_INVALID` with every finding. */
export function prepareUpdate(command: Command, entity: EntityModel, values: unknown): ParsedRecord {
  refuseLines(command, entity);
  const { access, model } = command;
  const parsed = parseRecord(entity, values, { model, access, action: 'update' });
  if (hasErrors(parsed.issues)) throw RecordInvalid({ count: parsed.issues.length }, { issues: parsed.issues });
  return parsed.record;
}

/**
 * Changes a record that needs nothing but what is given, with its history, in one statement that also authorises it and
 * compares the version. `undefined` when it needs more, or when no row fits: the whole command then finds out why.
 */
export async function updateAtOnce(
  command: Command,
  entity: EntityModel,
  id: string,
  parsed: ParsedRecord,
  options: WriteOptions,
): Promise<WrittenRecord | undefined> {
  const fields = [...parsed.values.keys()];
  if (!isId(id) || parsed.lines.size > 0 || fields.length === 0) return undefined;
  if (!isWrittenAtOnce(command, entity, 'update', fields) || !areTargetsOpen(command, entity, fields)) return undefined;
  const values = Object.fromEntries(parsed.values) as Record<string, Json>;
  const record: PreparedRecord = { entity, id, isNew: false, values, given: fields, lines: new Map() };
  const local = validateLocally(command, record, [], fields);
  if (hasErrors(local)) throw RecordInvalid({ count: local.length }, { issues: local });
  const statement = compileUpdate(command.storage, command.access, entity, {
    kind: 'update',
    fields,
    hasVersion: options.version !== undefined,
    isAuthorized: true,
    hasHistory: true,
    tree: writtenTree(command, entity, options, options.lines ?? []),
  });
  const params = {
    ...updateParams(command, id, { action: 'update' }),
    ...valueParams(command.storage, entity, values),
    version: options.version,
  };
  const [row] = await explainRefusals(command, record, entity, () =>
    execute(command.runner, statement, { ...command.caller, params }),
  );
  if (row === undefined) return undefined;
  const [json, version] = row as [string | null, number];
  return json === null ? unseen(id, version) : { id, version, json };
}

/** Changes a record with its lines in the caller's transaction and checks it as it then stands. Gives the new version. */
export async function updateRecord(
  command: Command,
  entity: EntityModel,
  id: string,
  parsed: ParsedRecord,
  version: number | undefined,
): Promise<number> {
  const given = [...parsed.values.keys(), ...parsed.lines.keys()];
  const lines = [...parsed.lines.keys()];
  const needs = { actions: ['update'] as const, fields: writtenNames(entity), lines };
  const found = await findRecord(command, entity, id, needs);
  await refuseStale(command, entity, id, found, version);
  if (command.access.entity(entity.id).rows('update') === false) throw RecordForbidden({ action: 'update' });
  const before = found.facts.record;
  if (entity.lifecycle !== undefined) {
    const state = before[entity.lifecycle.definition.field] as string | null;
    refuse(command, validateEdit(entity.lifecycle, state, given));
  }
  const prepared = await prepareChange(command, entity, parsed, before);
  refuse(command, prepared.issues);
  const { record } = prepared;
  const astray = await checkReferences(command, record, before);
  refuse(command, astray.length === 0 ? astray : [...astray, ...validateTree(command, record)]);
  const values = Object.fromEntries(parsed.values) as Record<string, Json>;
  const next = await explainRefusals(command, record, entity, async () => {
    const changes = await saveLines(command, record);
    const written = await writeFields(command, entity, record.id, values, {
      action: 'update',
      lines: changes === null ? null : JSON.stringify(changes),
    });
    await refreshStored(command, entity, record.id);
    return written;
  });
  const paths = factPaths(command, entity, { ...needs, actions: ['read', 'update'] });
  const after = await loadFacts(command, entity, record.id, paths);
  authorizeRecord(command, 'update', record, before, after!.record);
  refuse(command, await validateRecord(command, entity, after!));
  return next;
}

/** What goes into a change besides its values. */
export interface ChangeNote {
  readonly action: string;
  readonly transition?: string;
  /** JSON text of what changed in the lines. */
  readonly lines?: string | null;
}

/** Writes fields of a record that the command has locked and authorised, with their history. Gives the new version. */
export async function writeFields(
  command: Command,
  entity: EntityModel,
  id: string,
  values: Readonly<Record<string, Json>>,
  note: ChangeNote,
  kind: UpdateOptions['kind'] = 'update',
): Promise<number> {
  const statement = compileUpdate(command.storage, command.access, entity, {
    kind,
    fields: Object.keys(values),
    hasVersion: false,
    isAuthorized: false,
    hasHistory: true,
  });
  const params = { ...updateParams(command, id, note), ...valueParams(command.storage, entity, values) };
  const [row] = await execute(command.runner, statement, { ...command.caller, params });
  return Number(row![1]);
}

function updateParams(command: Command, id: string, note: ChangeNote): Record<string, unknown> {
  return {
    id,
    author: authorOf(command.principal),
    action: note.action,
    transition: note.transition ?? null,
    lines: note.lines ?? null,
  };
}

function writtenNames(entity: EntityModel): string[] {
  return [...entity.fields.values()]
    .filter((field) => !field.isSystem && ['column', 'columns'].includes(field.shape.shape))
    .map((field) => field.name);
}
