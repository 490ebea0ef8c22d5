import type { Issue } from '@formwork/kernel';
import { pointer } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import type { FieldContext, FieldModel, FieldModels } from '../kinds/field-model.ts';
import type { StorageShape } from '../kinds/storage-shape.ts';
import type { EntityDefinition, FieldDefinition } from '../schema/entity.ts';
import type { LifecycleDefinition } from '../schema/lifecycle.ts';
import type { AppDefinition } from './app-definition.ts';
import { PLATFORM_APP, systemEntities } from './system-entities.ts';
import { type SystemField, idField, systemFields } from './system-fields.ts';

/** A field as the index knows it: its kind and definition, with shape and type found when first asked for. */
export interface IndexedField {
  readonly definition: FieldDefinition;
  readonly model: FieldModel;
  readonly isSystem: boolean;
  readonly shape: StorageShape;
  readonly type: RuleType;
}

/** An entity as the index knows it, before its expressions are typed. */
export interface IndexedEntity {
  readonly id: string;
  readonly app: string;
  readonly definition: EntityDefinition;
  readonly lifecycle?: LifecycleDefinition;
  readonly context: FieldContext;
  readonly fields: ReadonlyMap<string, IndexedField>;
  readonly parent?: { readonly entity: string; readonly field: string };
}

/** Every entity of all apps by qualified id, with what names mean in each app. */
export interface EntityIndex {
  readonly entities: ReadonlyMap<string, IndexedEntity>;
  /** `part` or `core.part`, as an app writes it, to a qualified id that exists. */
  resolveEntity(app: string, name: string): string | undefined;
  /** The rule type of a field; `undefined` when there is none, or while its own type is being found. */
  readonly fieldType: (entity: string, field: string) => RuleType | undefined;
}

interface MutableEntity extends IndexedEntity {
  readonly fields: Map<string, IndexedField>;
  parent?: { entity: string; field: string };
}

/** Builds the index; fields of an unknown type become findings and are left out. Never throws. */
export function createEntityIndex(
  definitions: readonly AppDefinition[],
  models: FieldModels,
): { readonly index: EntityIndex; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const entities = new Map<string, MutableEntity>();
  const resolveEntity = (app: string, name: string): string | undefined => {
    const id = name.includes('.') ? name : `${app}.${name}`;
    return entities.has(id) ? id : undefined;
  };
  const fieldType = (entity: string, field: string): RuleType | undefined =>
    readType(entities.get(entity)?.fields.get(field));
  const index: EntityIndex = { entities, resolveEntity, fieldType };
  for (const definition of systemEntities) {
    addEntity(entities, index, models, PLATFORM_APP, definition, undefined, issues);
  }
  for (const app of definitions) {
    const lifecycles = new Map(app.workflows.map((workflow) => [workflow.entity, workflow]));
    for (const definition of app.entities) {
      addEntity(entities, index, models, app.app.name, definition, lifecycles.get(definition.name), issues);
    }
  }
  linkLines(entities);
  for (const entity of entities.values()) addSystemFields(entity, models);
  return { index, issues };
}

function addEntity(
  entities: Map<string, MutableEntity>,
  index: EntityIndex,
  models: FieldModels,
  app: string,
  definition: EntityDefinition,
  lifecycle: LifecycleDefinition | undefined,
  issues: Issue[],
): void {
  const id = `${app}.${definition.name}`;
  const context: FieldContext = {
    entity: id,
    resolveEntity: (name) => index.resolveEntity(app, name),
    fieldType: index.fieldType,
    field: (entity, field) => entities.get(entity)?.fields.get(field)?.definition,
  };
  const fields = new Map<string, IndexedField>();
  definition.fields.forEach((field, place) => {
    const model = models.find(field.type);
    if (model === undefined) {
      issues.push(unknownType(app, definition.name, field, place, models));
    } else if (!fields.has(field.name)) {
      const merged = lifecycle?.field === field.name ? withStates(field, model, lifecycle) : field;
      fields.set(field.name, indexField({ definition: merged }, model, context, false));
    }
  });
  entities.set(id, { id, app, definition, context, fields, ...(lifecycle === undefined ? {} : { lifecycle }) });
}

/** The states of a lifecycle are the options of its field. */
function withStates(field: FieldDefinition, model: FieldModel, lifecycle: LifecycleDefinition): FieldDefinition {
  if (field['options'] !== undefined || !('options' in model.options.properties)) return field;
  const options = lifecycle.states.map(({ name, label, colour, renamedFrom }) => ({
    value: name,
    ...(label === undefined ? {} : { label }),
    ...(colour === undefined ? {} : { colour }),
    ...(renamedFrom === undefined ? {} : { renamedFrom }),
  }));
  return { ...field, options };
}

/** Lazy, because a rollup's type asks for the type of another entity's field. */
function indexField(field: SystemField, model: FieldModel, context: FieldContext, isSystem: boolean): IndexedField {
  let shape = field.shape;
  let type = field.type;
  let isFindingType = false;
  return {
    definition: field.definition,
    model,
    isSystem,
    get shape() {
      shape ??= model.storage(field.definition, context);
      return shape;
    },
    get type() {
      if (type !== undefined) return type;
      if (isFindingType) return UNKNOWN;
      isFindingType = true;
      type = model.ruleType(field.definition, context);
      isFindingType = false;
      return type;
    },
  };
}

/** Stands for a type that depends on itself; the lint reports the cycle. */
const UNKNOWN: RuleType = { kind: 'null' };

function readType(field: IndexedField | undefined): RuleType | undefined {
  const type = field?.type;
  return type === UNKNOWN ? undefined : type;
}

function linkLines(entities: ReadonlyMap<string, MutableEntity>): void {
  for (const entity of entities.values()) {
    for (const field of entity.fields.values()) {
      if (field.shape.shape !== 'child-table') continue;
      const child = entities.get(field.shape.entity);
      if (child !== undefined) child.parent ??= { entity: entity.id, field: field.definition.name };
    }
  }
}

function addSystemFields(entity: MutableEntity, models: FieldModels): void {
  const wanted = entity.app === PLATFORM_APP ? [idField(entity.id)] : systemFields(entity.id, entity.parent?.entity);
  for (const field of wanted) {
    entity.fields.set(
      field.definition.name,
      indexField(field, models.resolve(field.definition.type), entity.context, true),
    );
  }
}

function unknownType(app: string, entity: string, field: FieldDefinition, place: number, models: FieldModels): Issue {
  return {
    code: 'FW_DEFINITION_FIELD_TYPE_UNKNOWN',
    severity: 'error',
    file: `entities/${entity}.json`,
    path: pointer('fields', place, 'type'),
    message: `The field "${field.name}" has the type "${field.type}", which does not exist.`,
    hint: `Use one of: ${models.ids.join(', ')}.`,
    details: { app },
  };
}
