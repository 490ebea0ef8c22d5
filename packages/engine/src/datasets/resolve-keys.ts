import { type EntityModel, type FieldInstance, referredEntity } from '@formwork/definition';
import { canonicalJson } from '@formwork/kernel';
import { compileList, parseListRequest, runList } from '@formwork/storage';
import { type Command, childEntity } from '../records/command.ts';
import { isPlainObject } from '../records/parse-record.ts';
import { DatasetReferenceUnknown } from './dataset.errors.ts';

/** Finds records by the fields that identify them; remembers what it found. */
export interface KeyResolver {
  /** The record's values with every reference that is given by fields replaced by its id. */
  resolveRecord(entity: EntityModel, values: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** The id of the one record with these values, or `undefined`. */
  find(entity: EntityModel, where: Readonly<Record<string, unknown>>): Promise<string | undefined>;
}

/** Makes a resolver for one run of loading. */
export function createKeyResolver(command: Command): KeyResolver {
  const known = new Map<string, string>();

  const find: KeyResolver['find'] = async (entity, where) => {
    const key = `${entity.id} ${canonicalJson(where)}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const filter = { and: Object.entries(where).map(([name, value]) => equals(name, value)) };
    const { plan } = parseListRequest(command.access, entity, { filter, fields: ['id'], limit: 1 });
    if (plan === undefined) return undefined;
    const statement = compileList(command.storage, command.access, plan);
    const { items } = JSON.parse(await runList(command.runner, statement, plan, command.caller)) as {
      items: { id: string }[];
    };
    const id = items[0]?.id;
    if (id !== undefined) known.set(key, id);
    return id;
  };

  const resolveValue = async (entity: EntityModel, field: FieldInstance, value: unknown): Promise<unknown> => {
    const child = childEntity(command.model, field);
    if (child !== undefined && Array.isArray(value)) {
      const lines: unknown[] = [];
      for (const line of value) lines.push(isPlainObject(line) ? await resolveRecord(child, line) : line);
      return lines;
    }
    const referred = referredEntity(field.type);
    if (referred !== undefined && field.type.kind === 'list' && Array.isArray(value)) {
      const ids: unknown[] = [];
      for (const each of value) ids.push(await resolveReference(entity, field, referred, each));
      return ids;
    }
    return referred === undefined ? value : resolveReference(entity, field, referred, value);
  };

  const resolveReference = async (
    entity: EntityModel,
    field: FieldInstance,
    referred: string,
    value: unknown,
  ): Promise<unknown> => {
    if (!isPlainObject(value)) return value;
    const target = command.model.entities.get(referred)!;
    const id = await find(target, await resolveRecord(target, value));
    if (id === undefined)
      throw DatasetReferenceUnknown({ entity: entity.id, field: field.name, key: JSON.stringify(value) });
    return id;
  };

  const resolveRecord: KeyResolver['resolveRecord'] = async (entity, values) => {
    const resolved: Record<string, unknown> = { ...values };
    for (const [name, value] of Object.entries(values)) {
      const field = typeof value === 'object' && value !== null ? entity.fields.get(name) : undefined;
      if (field !== undefined) resolved[name] = await resolveValue(entity, field, value);
    }
    return resolved;
  };

  return { resolveRecord, find };
}

function equals(name: string, value: unknown): unknown {
  const variable = { var: `record.${name}` };
  return value === null || value === undefined ? { isNull: [variable] } : { '==': [variable, value] };
}
