import type { Access } from '@formwork/access';
import type { EntityModel, FieldInstance, Model } from '@formwork/definition';
import { isId, type Issue, type Json } from '@formwork/kernel';
import {
  fieldForbidden,
  fieldIsComputed,
  fieldIsState,
  fieldIsSystem,
  fieldRefused,
  fieldRequired,
  fieldUnknown,
  isComputed,
  lineTwice,
  lineUnknown,
  notAnObject,
  type RecordPlace,
} from './record-issues.ts';

/** Values that were accepted, by field; lines apart. */
export interface ParsedRecord {
  /** Lines only: the line that is changed; absent for a new one. */
  readonly id?: string;
  readonly values: ReadonlyMap<string, Json | null>;
  readonly lines: ReadonlyMap<string, readonly ParsedRecord[]>;
}

/** What is known about the write while values are parsed. */
export interface ParseContext {
  readonly model: Model;
  readonly access: Access;
  readonly action: 'create' | 'update';
  /** Datasets and the platform may set owner and the like. */
  readonly allowSystem?: boolean;
}

/** The system fields that whoever loads records for the platform may give. */
const loadable: ReadonlySet<string> = new Set(['id', 'owner', 'owner_department']);

/**
 * Checks and normalises what came from outside: every unknown, hidden, forbidden, computed or system field and every
 * bad value is a finding with its place. Never throws for data.
 */
export function parseRecord(
  entity: EntityModel,
  raw: unknown,
  context: ParseContext,
  at: RecordPlace = [],
): { readonly record: ParsedRecord; readonly issues: readonly Issue[] } {
  const values = new Map<string, Json | null>();
  const lines = new Map<string, readonly ParsedRecord[]>();
  if (!isPlainObject(raw)) return { record: { values, lines }, issues: [notAnObject(at)] };
  const issues: Issue[] = [];
  for (const name of Object.keys(raw)) {
    const value = raw[name];
    if (value === undefined) continue;
    const place = [...at, name];
    const field = entity.fields.get(name);
    const refusal = refuseField(entity, field, name, context, place);
    if (refusal !== undefined) issues.push(refusal);
    else if (field!.shape.shape === 'child-table') issues.push(...parseLines(field!, value, context, place, lines));
    else issues.push(...parseValue(field!, value, place, values));
  }
  return { record: { values, lines }, issues };
}

function refuseField(
  entity: EntityModel,
  field: FieldInstance | undefined,
  name: string,
  context: ParseContext,
  place: RecordPlace,
): Issue | undefined {
  const access = context.access.entity(entity.id);
  if (field === undefined || access.readField(name) === 'never') {
    const isWriteOnly = field !== undefined && !field.isSystem && access.writeField(name, context.action) !== 'never';
    if (!isWriteOnly) return fieldUnknown(place, name);
  }
  if (field!.isSystem)
    return context.allowSystem === true && loadable.has(name) ? undefined : fieldIsSystem(place, name);
  if (isComputed(field!)) return fieldIsComputed(place, name);
  if (entity.lifecycle?.definition.field === name && context.allowSystem !== true) return fieldIsState(place, name);
  if (access.writeField(name, context.action) === 'never') return fieldForbidden(place, name);
  return undefined;
}

function parseValue(
  field: FieldInstance,
  raw: unknown,
  place: RecordPlace,
  values: Map<string, Json | null>,
): readonly Issue[] {
  if (raw === null || raw === '') {
    values.set(field.name, null);
    return field.definition.required === true ? [fieldRequired(place, field.name)] : [];
  }
  const parsed = field.model.parse(raw, field.definition);
  if (!parsed.ok) return [fieldRefused(place, parsed.issue)];
  values.set(field.name, parsed.value);
  return [];
}

function parseLines(
  field: FieldInstance,
  raw: unknown,
  context: ParseContext,
  place: RecordPlace,
  lines: Map<string, readonly ParsedRecord[]>,
): readonly Issue[] {
  const given = raw === null || raw === '' ? [] : raw;
  const parsed = field.model.parse(given, field.definition);
  if (!parsed.ok || !Array.isArray(given)) return [parsed.ok ? notAnObject(place) : fieldRefused(place, parsed.issue)];
  const child = context.model.entities.get((field.shape as { readonly entity: string }).entity)!;
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const records = given.map((item: unknown, index): ParsedRecord => {
    const at = [...place, index];
    const id = context.action === 'update' && isPlainObject(item) ? (item['id'] ?? undefined) : undefined;
    const line = parseRecord(
      child,
      context.action === 'update' ? withoutId(item) : item,
      { ...context, action: id === undefined ? 'create' : 'update' },
      at,
    );
    issues.push(...line.issues);
    if (id === undefined) return line.record;
    if (!isId(id)) issues.push(lineUnknown([...at, 'id']));
    const known = typeof id === 'string' ? id.toLowerCase() : JSON.stringify(id);
    if (seen.has(known)) issues.push(lineTwice(at));
    seen.add(known);
    return { ...line.record, id: known };
  });
  lines.set(field.name, records);
  return issues;
}

/** The id of a line says which line is meant; it is not a value. Null means a new line. */
function withoutId(item: unknown): unknown {
  if (!isPlainObject(item) || !Object.hasOwn(item, 'id')) return item;
  const { id: _id, ...rest } = item;
  return rest;
}

/** True for an object as JSON makes them. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
