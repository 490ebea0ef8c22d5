import type { Issue } from '@formwork/kernel';
import { pointer } from '@formwork/kernel';
import type { BusinessCalendar, RuleScope } from '@formwork/rules';
import type { FieldModels } from '../kinds/field-model.ts';
import type { CalendarDefinition } from '../schema/calendar.ts';
import type { ValidationDefinition } from '../schema/entity.ts';
import type { AppDefinition } from './app-definition.ts';
import { type FindCalendar, buildScope } from './build-scope.ts';
import { type EntityIndex, type IndexedEntity, createEntityIndex } from './entity-index.ts';
import type {
  AppModel,
  AssertionModel,
  EntityModel,
  FieldInstance,
  LifecycleModel,
  Model,
  RoleModel,
} from './model.ts';
import { resolveField } from './resolve-field.ts';
import { resolveLifecycle } from './resolve-lifecycle.ts';
import { resolveRole } from './resolve-role.ts';
import { BOOLEAN, type RuleTyper, createRuleTyper } from './rule-place.ts';

/**
 * Resolves apps together: qualified names, system fields and entities, lines and their parents, typed expressions.
 * What cannot be resolved is left out and reported, so a model without errors is whole. The definitions are of right structure,
 * as `validateDefinition` and `parseBundle` give them; for those it never throws, whatever their meaning.
 */
export function resolveModel(
  definitions: readonly AppDefinition[],
  models: FieldModels,
): { readonly model: Model; readonly issues: readonly Issue[] } {
  const { index, issues } = createEntityIndex(definitions, models);
  const typer = createRuleTyper();
  const calendars = new Map(definitions.map((each) => [each.app.name, calendarsOf(each)]));
  const scopes = buildScopes(index, (app, name) => findCalendar(calendars, app, name));
  const scopeOf = (entity: string): RuleScope | undefined => scopes.get(entity);
  const references = referencesByTarget(index);
  const entities = new Map<string, EntityModel>();
  for (const entity of index.entities.values()) {
    const scope = scopes.get(entity.id)!;
    entities.set(
      entity.id,
      resolveEntity(entity, { index, scope, scopeOf, typer, referencedBy: references.get(entity.id) ?? [] }),
    );
  }
  const apps = new Map<string, AppModel>();
  const roles = new Map<string, RoleModel>();
  for (const definition of definitions) {
    const name = definition.app.name;
    const own = new Map([...entities.values()].filter((each) => each.app === name).map((each) => [each.name, each]));
    const lifecycles = new Map<string, LifecycleModel>();
    for (const { lifecycle } of own.values()) if (lifecycle) lifecycles.set(lifecycle.definition.name, lifecycle);
    const ownRoles = new Map(
      definition.roles.map((role) => [role.name, resolveRole(role, { app: name, index, lifecycles, scopeOf, typer })]),
    );
    for (const role of ownRoles.values()) roles.set(role.id, role);
    apps.set(name, { name, definition, entities: own, roles: ownRoles, lifecycles, calendars: calendars.get(name)! });
  }
  return { model: { apps, entities, roles }, issues: [...issues, ...typer.issues] };
}

/** A calendar as expressions use it. */
export function businessCalendar(definition: CalendarDefinition): BusinessCalendar {
  return {
    name: definition.name,
    timeZone: definition.timeZone,
    workdays: definition.workdays,
    off: (definition.off ?? []).map((day) => day.date),
    work: (definition.work ?? []).map((day) => day.date),
  };
}

function calendarsOf(definition: AppDefinition): Map<string, BusinessCalendar> {
  return new Map(definition.rules.map((rule) => [rule.name, businessCalendar(rule)]));
}

function findCalendar(
  calendars: ReadonlyMap<string, ReadonlyMap<string, BusinessCalendar>>,
  app: string,
  name: string,
): BusinessCalendar | undefined {
  const dot = name.indexOf('.');
  return dot < 0 ? calendars.get(app)?.get(name) : calendars.get(name.slice(0, dot))?.get(name.slice(dot + 1));
}

function buildScopes(index: EntityIndex, calendar: FindCalendar): ReadonlyMap<string, RuleScope> {
  return new Map([...index.entities.values()].map((entity) => [entity.id, buildScope(entity, index, calendar)]));
}

interface EntitySurroundings {
  readonly index: EntityIndex;
  readonly scope: RuleScope;
  readonly scopeOf: (entity: string) => RuleScope | undefined;
  readonly typer: RuleTyper;
  readonly referencedBy: EntityModel['referencedBy'];
}

function resolveEntity(entity: IndexedEntity, around: EntitySurroundings): EntityModel {
  const { definition } = entity;
  const fields = new Map<string, FieldInstance>();
  for (const field of entity.fields.values()) {
    fields.set(field.definition.name, resolveField(field, { ...around, entity }));
  }
  const titleField = definition.titleField === undefined ? undefined : fields.get(definition.titleField);
  return {
    id: entity.id,
    app: entity.app,
    name: definition.name,
    definition,
    fields,
    ...(titleField === undefined ? {} : { titleField }),
    ...(entity.parent === undefined ? {} : { parent: entity.parent }),
    ...(entity.lifecycle === undefined
      ? {}
      : { lifecycle: resolveLifecycle(entity.lifecycle, entity, around.scope, around.typer) }),
    validations: resolveValidations(entity, around),
    referencedBy: around.referencedBy,
    scope: around.scope,
  };
}

function resolveValidations(
  { app, definition }: IndexedEntity,
  { scope, typer }: EntitySurroundings,
): AssertionModel<ValidationDefinition>[] {
  return (definition.validations ?? []).flatMap((validation, index) => {
    const place = { app, file: `entities/${definition.name}.json`, path: pointer('validations', index, 'assert') };
    const rule = typer.type(validation.assert, scope, BOOLEAN, place);
    return rule === undefined ? [] : [{ definition: validation, rule }];
  });
}

/** Fields that refer to an entity, by that entity; the platform's own and the system fields do not count. */
function referencesByTarget(index: EntityIndex): ReadonlyMap<string, { entity: string; field: string }[]> {
  const found = new Map<string, { entity: string; field: string }[]>();
  for (const entity of index.entities.values()) {
    for (const { definition, shape, isSystem } of entity.fields.values()) {
      if (isSystem || shape.shape !== 'column' || shape.references === undefined) continue;
      const list = found.get(shape.references.entity) ?? [];
      list.push({ entity: entity.id, field: definition.name });
      found.set(shape.references.entity, list);
    }
  }
  return found;
}
