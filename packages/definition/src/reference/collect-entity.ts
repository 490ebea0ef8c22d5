import { pointer } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import { USER_TYPE } from '../model/build-scope.ts';
import type { EntityIndex, IndexedEntity, IndexedField } from '../model/entity-index.ts';
import { isRuleJson } from '../model/rule-place.ts';
import type { EntityDefinition } from '../schema/entity.ts';
import { isJsonObject } from '../structure/json-schema.ts';
import { collectRule } from './collect-rule.ts';
import type { ReferenceCollector } from './reference-collector.ts';

/** The variables of an expression over a record of the entity, by type. */
export function recordVariables(index: EntityIndex, entity: string): Readonly<Record<string, RuleType>> {
  const parent = index.entities.get(entity)?.parent;
  return {
    record: { kind: 'record', entity },
    user: USER_TYPE,
    now: { kind: 'datetime' },
    today: { kind: 'date' },
    ...(parent === undefined ? {} : { parent: { kind: 'record', entity: parent.entity } as const }),
  };
}

/** What an entity's file names. */
export function collectEntity(definition: EntityDefinition, out: ReferenceCollector): void {
  const id = `${out.app}.${definition.name}`;
  const entity = out.index.entities.get(id);
  const variables = recordVariables(out.index, id);
  if (definition.titleField !== undefined) out.addField(id, definition.titleField, '/titleField', 'titleField');
  definition.unique?.forEach((names, place) => out.addFields(id, names, pointer('unique', place), 'unique'));
  definition.indexes?.forEach((names, place) => out.addFields(id, names, pointer('indexes', place), 'index'));
  definition.validations?.forEach((validation, place) => {
    const at = pointer('validations', place);
    collectRule(validation.assert, `${at}/assert`, { variables }, 'validation', out);
    if (validation.field !== undefined) out.addField(id, validation.field, `${at}/field`, 'validation');
  });
  if (definition.effective !== undefined) {
    out.addField(id, definition.effective.from, '/effective/from', 'effective');
    out.addField(id, definition.effective.to, '/effective/to', 'effective');
    out.addFields(id, definition.effective.key, '/effective/key', 'effective');
  }
  definition.fields.forEach((field, place) => {
    const indexed = entity?.fields.get(field.name);
    if (entity !== undefined && indexed !== undefined) collectField(entity, indexed, pointer('fields', place), out);
  });
}

function collectField(entity: IndexedEntity, field: IndexedField, path: string, out: ReferenceCollector): void {
  const { definition, model } = field;
  const variables = recordVariables(out.index, entity.id);
  const given = definition.default;
  const own = { entity: entity.id, field: definition.name };
  if (isRuleJson(given)) collectRule(given, `${path}/default`, { variables }, 'default', out, own);
  else collectRule(given, `${path}/default`, { variables: {} }, 'default', out, own);
  for (const reference of model.references?.(definition, entity.context) ?? []) {
    const at = path + reference.path;
    if (reference.kind === 'entity') {
      out.addEntity(reference.name, at, 'fieldOption');
    } else if (reference.kind === 'field') {
      const isValue = valueAt(definition, reference.path) === reference.name;
      out.addField(reference.entity, reference.name, at, 'fieldOption', { slot: isValue ? 'value' : 'key' });
    } else {
      const record = reference.record === undefined ? {} : recordVariables(out.index, reference.record);
      const scope = { variables: { ...variables, ...record, ...reference.variables } };
      collectRule(reference.json, at, scope, 'formula', out, own);
    }
  }
}

function valueAt(root: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => {
      if (Array.isArray(node)) return (node as unknown[])[Number(key)];
      return isJsonObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
    }, root);
}
