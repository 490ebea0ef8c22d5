import type { EntityModel } from '@formwork/definition';
import { type Issue, type Json, newId } from '@formwork/kernel';
import type { Command } from './command.ts';
import { childEntity } from './command.ts';
import { inputFields } from './fact-paths.ts';
import { fillDefaults, type RecordInTheMaking } from './fill-defaults.ts';
import type { ParsedRecord } from './parse-record.ts';
import { plainValue, type PreparedRecord } from './prepared-record.ts';
import { fieldRefused, fieldRequired, lineUnknown, type RecordPlace } from './record-issues.ts';

/** A prepared record and what is wrong with it. */
export interface Preparation {
  readonly record: PreparedRecord;
  readonly issues: readonly Issue[];
}

/** Prepares a record, or a line, that is new: defaults, required values, lines. */
export async function prepareNew(
  command: Command,
  entity: EntityModel,
  parsed: ParsedRecord,
  at: RecordPlace = [],
  parent?: RecordInTheMaking,
): Promise<Preparation> {
  const filled = await fillDefaults(command, entity, parsed.values, at, parent);
  const issues: Issue[] = [...filled.issues];
  for (const field of inputFields(entity)) {
    const isMissing = field.definition.required === true && (filled.values[field.name] ?? null) === null;
    if (isMissing && !parsed.values.has(field.name)) issues.push(fieldRequired([...at, field.name], field.name));
  }
  const lines = new Map<string, readonly PreparedRecord[]>();
  for (const field of entity.fields.values()) {
    const child = childEntity(command.model, field);
    if (child === undefined) continue;
    const given = parsed.lines.get(field.name);
    if (given === undefined) {
      const empty = field.model.parse([], field.definition);
      if (!empty.ok) issues.push(fieldRefused([...at, field.name], empty.issue));
      continue;
    }
    const self = { entity, values: filled.values };
    const made = await each(given, (line, index) => prepareNew(command, child, line, [...at, field.name, index], self));
    issues.push(...made.flatMap((line) => line.issues));
    lines.set(
      field.name,
      made.map((line) => line.record),
    );
  }
  const id = (parsed.values.get('id') as string | undefined) ?? newId();
  const given = [...parsed.values.keys(), ...parsed.lines.keys()];
  return { record: { entity, id, isNew: true, values: filled.values, given, lines }, issues };
}

/** Prepares a change of a record, or of a line, that is there: what is not given stays as `before` says. */
export async function prepareChange(
  command: Command,
  entity: EntityModel,
  parsed: ParsedRecord,
  before: Readonly<Record<string, unknown>>,
  at: RecordPlace = [],
): Promise<Preparation> {
  const values: Record<string, Json> = {};
  for (const field of inputFields(entity))
    values[field.name] = parsed.values.has(field.name)
      ? parsed.values.get(field.name)!
      : plainValue(field, before[field.name]);
  const self = { entity, values };
  const issues: Issue[] = [];
  const lines = new Map<string, readonly PreparedRecord[]>();
  for (const [name, given] of parsed.lines) {
    const child = childEntity(command.model, entity.fields.get(name)!)!;
    const present = new Map(
      ((before[name] ?? []) as Record<string, unknown>[]).map((line) => [String(line['id']), line]),
    );
    const made = await each(given, async (line, index): Promise<Preparation> => {
      const place = [...at, name, index];
      if (line.id === undefined) return prepareNew(command, child, line, place, self);
      const was = present.get(line.id);
      const prepared = await prepareChange(command, child, line, was ?? {}, place);
      return was === undefined
        ? { ...prepared, issues: [...prepared.issues, lineUnknown([...place, 'id'])] }
        : prepared;
    });
    issues.push(...made.flatMap((line) => line.issues));
    lines.set(
      name,
      made.map((line) => line.record),
    );
  }
  const id = parsed.id ?? String(before['id']);
  const given = [...parsed.values.keys(), ...parsed.lines.keys()];
  return { record: { entity, id, isNew: false, values, given, lines }, issues };
}

async function each<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) results.push(await work(item, index));
  return results;
}
