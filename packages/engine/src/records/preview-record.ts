import type { EntityModel } from '@formwork/definition';
import { FormworkError, hasErrors, type Issue } from '@formwork/kernel';
import type { Command } from './command.ts';
import { createRecord, refuseLines } from './create-record.ts';
import { parseRecord } from './parse-record.ts';
import { mergeIssues } from './record-issues.ts';
import { prepareNew } from './prepare-record.ts';
import type { PreparedRecord } from './prepared-record.ts';
import { presentWritten } from './present-record.ts';
import { RecordForbidden } from './record.errors.ts';
import type { RecordValues } from './records.ts';
import { prepareUpdate, updateRecord } from './update-record.ts';
import { validateLocally } from './validate-locally.ts';

/** A record as it would be saved, and what is wrong with it. */
export interface RecordPreview {
  readonly record: Record<string, unknown>;
  readonly issues: readonly Issue[];
}

/**
 * Saves a record in a transaction that the caller rolls back, and gives what came of it with every finding. What can't
 * be saved at all, because a value is missing or bad, is given as far as it goes: values and defaults.
 */
export async function previewRecord(
  command: Command & { readonly findings: Issue[] },
  entity: EntityModel,
  request: { readonly id?: string; readonly values: RecordValues },
): Promise<RecordPreview> {
  const { findings } = command;
  try {
    return request.id === undefined
      ? await previewNew(command, entity, request.values)
      : await previewChange(command, entity, request.id, request.values);
  } catch (error) {
    if (!(error instanceof FormworkError) || error.issues.length === 0) throw error;
    return { record: { ...request.values }, issues: [...findings, ...error.issues] };
  }
}

async function previewNew(
  command: Command & { readonly findings: Issue[] },
  entity: EntityModel,
  values: RecordValues,
): Promise<RecordPreview> {
  refuseLines(command, entity);
  const { access, model, findings } = command;
  if (access.entity(entity.id).rows('create') === false) throw RecordForbidden({ action: 'create' });
  const parsed = parseRecord(entity, values, { model, access, action: 'create' });
  const prepared = await prepareNew(command, entity, parsed.record);
  const issues = mergeIssues(parsed.issues, prepared.issues);
  if (hasErrors(issues))
    return {
      record: shownAsFarAsItGoes(command, prepared.record),
      issues: [...issues, ...validateLocally(command, prepared.record)],
    };
  const version = await createRecord(command, prepared.record);
  const written = await presentWritten(command, entity, prepared.record.id, version, {});
  const { id: _id, version: _version, ...record } = JSON.parse(written.json) as Record<string, unknown>;
  return { record, issues: findings };
}

async function previewChange(
  command: Command & { readonly findings: Issue[] },
  entity: EntityModel,
  id: string,
  values: RecordValues,
): Promise<RecordPreview> {
  const parsed = prepareUpdate(command, entity, values);
  const version = await updateRecord(command, entity, id, parsed, undefined);
  const written = await presentWritten(command, entity, id, version, {});
  return { record: JSON.parse(written.json) as Record<string, unknown>, issues: command.findings };
}

function shownAsFarAsItGoes(command: Command, record: PreparedRecord): Record<string, unknown> {
  const access = command.access.entity(record.entity.id);
  const values = Object.entries(record.values).filter(([name]) => access.readField(name) !== 'never');
  const lines = [...record.lines].map(([name, each]) => [name, each.map((line) => shownAsFarAsItGoes(command, line))]);
  return Object.fromEntries([...values, ...lines]) as Record<string, unknown>;
}
