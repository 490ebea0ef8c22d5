import { fieldModels } from '@formwork/catalog/models';
import {
  type Action,
  type AppDefinition,
  type EntityDefinition,
  type FieldContext,
  type FieldDefinition,
  type FieldModel,
  type FormItem,
  type RoleDefinition,
  actions,
} from '@formwork/definition';
import type { RuleType } from '@formwork/rules';

/** What a field's kind may ask about a draft; names of other apps are taken as they are. */
export function draftContext(definition: AppDefinition, entity: string): FieldContext {
  const app = definition.app.name;
  const plain = (id: string): string => (id.startsWith(`${app}.`) ? id.slice(app.length + 1) : id);
  const raw = (id: string, field: string): FieldDefinition | undefined =>
    definition.entities.find((each) => each.name === plain(id))?.fields.find((each) => each.name === field);
  return {
    entity: `${app}.${entity}`,
    resolveEntity: (name) => (name.includes('.') ? name : `${app}.${name}`),
    field: raw,
    fieldType: (id, field): RuleType | undefined => {
      const found = raw(id, field);
      return found === undefined
        ? undefined
        : fieldModels.find(found.type)?.ruleType(found, draftContext(definition, plain(id)));
    },
  };
}

/** The kind of a field, or `undefined` for a type that does not exist. */
export function modelOfField(field: FieldDefinition): FieldModel | undefined {
  return fieldModels.find(field.type);
}

/** The entity (qualified) whose records are the lines in this field, or `undefined` for any other field. */
export function linesOf(definition: AppDefinition, entity: string, field: FieldDefinition): string | undefined {
  const shape = modelOfField(field)?.storage(field, draftContext(definition, entity));
  return shape?.shape === 'child-table' ? shape.entity : undefined;
}

/** The entity (qualified) that a field refers to, or `undefined` for any other field. */
export function targetOf(definition: AppDefinition, entity: string, field: FieldDefinition): string | undefined {
  const type = modelOfField(field)?.ruleType(field, draftContext(definition, entity));
  return type?.kind === 'reference' ? type.entity : undefined;
}

/** The entities whose records are lines of another, with the entity that they belong to. */
export function lineEntities(definition: AppDefinition): ReadonlyMap<string, { entity: string; field: string }> {
  const found = new Map<string, { entity: string; field: string }>();
  const prefix = `${definition.app.name}.`;
  for (const entity of definition.entities) {
    for (const field of entity.fields) {
      const child = linesOf(definition, entity.name, field);
      if (child?.startsWith(prefix)) found.set(child.slice(prefix.length), { entity: entity.name, field: field.name });
    }
  }
  return found;
}

/** True for a field that a lifecycle of the draft governs. */
export function isStateField(definition: AppDefinition, entity: string, field: string): boolean {
  return definition.workflows.some((each) => each.entity === entity && each.field === field);
}

/** A field as an item of a form: lines as a table of all their columns. */
export function formItemFor(definition: AppDefinition, entity: string, field: FieldDefinition): FormItem {
  const child = linesOf(definition, entity, field);
  if (child === undefined) return { kind: 'field', field: field.name };
  const name = child.slice(child.indexOf('.') + 1);
  const columns = definition.entities
    .find((each) => each.name === name)
    ?.fields.filter((each) => modelOfField(each)?.isScalar !== false)
    .map((each) => ({ field: each.name }));
  return { kind: 'lines', field: field.name, columns: columns?.length ? columns : [{ field: 'id' }] };
}

/** Roles that may do everything with every entity there is: new things are granted to them. */
export function fullRoles(definition: AppDefinition): readonly RoleDefinition[] {
  const lines = lineEntities(definition);
  const needed = definition.entities.filter((each) => !lines.has(each.name)).map((each) => each.name);
  return definition.roles.filter((role) => needed.every((name) => grantsAll(role, name)));
}

function grantsAll(role: RoleDefinition, entity: string): boolean {
  const wanted: readonly Action[] = actions.filter((each) => each !== 'aggregate');
  return role.grants.some(
    (grant) =>
      grant.entity === entity &&
      grant.when === undefined &&
      (grant.scope === undefined || grant.scope === 'all') &&
      wanted.every((each) => grant.actions.includes(each)),
  );
}

/** The file of an entity. */
export const entityFile = (entity: EntityDefinition | string): string =>
  `entities/${typeof entity === 'string' ? entity : entity.name}.json`;
