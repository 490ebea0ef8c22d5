import type { Action, EntityModel, Model } from '@formwork/definition';
import type { Access, AccessGrant, EntityAccess, FieldRule, RowRule, TransitionGrant } from './access.ts';
import { EntityUnknown } from './access.errors.ts';
import { entityGrants, isOwnOpen, isUnconditional } from './entity-grants.ts';
import { readRule, writeRule } from './field-rules.ts';

const PLATFORM_APP = 'formwork';
/** What everybody signed in may know of the platform's own entities: enough to pick a person and to show a name. */
const PLATFORM_OPEN: ReadonlySet<string> = new Set(['id', 'name', 'email', 'department', 'active', 'parent', 'head']);
const ROLE_SETS_KEPT = 500;

const compiled = new WeakMap<Model, Map<string, Access>>();

/** What the roles may do, once per model and set of roles: the answer is shared and frozen. Unknown roles grant nothing. */
export function compileAccess(model: Model, roles: readonly string[]): Access {
  const sorted = [...new Set(roles)].filter((role) => model.roles.has(role)).sort();
  return remember(model, `roles:${sorted.join(',')}`, () => makeAccess(model, sorted));
}

/** The access of the platform itself: everything. */
export function systemAccess(model: Model): Access {
  return remember(model, 'system', () => ({
    model,
    roles: [],
    isSystem: true,
    key: 'system',
    entity: (id) => openEntity(resolveEntity(model, id)),
    transition: () => [{ role: 'system' }],
  }));
}

function remember(model: Model, key: string, make: () => Access): Access {
  let sets = compiled.get(model);
  if (sets === undefined) compiled.set(model, (sets = new Map()));
  const known = sets.get(key);
  if (known !== undefined) return known;
  if (sets.size >= ROLE_SETS_KEPT) sets.delete(sets.keys().next().value!);
  const made = Object.freeze(make());
  sets.set(key, made);
  return made;
}

function makeAccess(model: Model, roles: readonly string[]): Access {
  const entities = new Map<string, EntityAccess>();
  const find = (id: string): EntityAccess | undefined => {
    const known = entities.get(id);
    if (known !== undefined) return known;
    const entity = model.entities.get(id);
    if (entity === undefined) return undefined;
    const made = entity.app === PLATFORM_APP ? platformEntity(entity) : makeEntity(model, roles, entity, find);
    entities.set(id, made);
    return made;
  };
  return {
    model,
    roles: Object.freeze([...roles]),
    isSystem: false,
    key: `roles:${roles.join(',')}`,
    entity: (id) => find(id) ?? openEntity(resolveEntity(model, id)),
    transition: (entity, name) => transitionGrants(model, roles, entity, name),
  };
}

function makeEntity(
  model: Model,
  roles: readonly string[],
  entity: EntityModel,
  find: (id: string) => EntityAccess | undefined,
): EntityAccess {
  const grants = memo((action: Action) => Object.freeze([...entityGrants(model, roles, entity, action)]));
  const readField = memo((name: string): FieldRule => {
    const field = entity.fields.get(name);
    return field === undefined ? 'never' : readRule(entity, field, grants('read'), { model, find });
  }, 'never');
  const writes = {
    create: memo((name: string) => writeRule(name, grants('create'))),
    update: memo((name: string) => writeRule(name, grants('update'))),
  };
  return Object.freeze({
    entity,
    grants,
    rows: memo((action: Action): RowRule => rowRule(grants(action))),
    readField,
    writeField: (name: string, action: 'create' | 'update') => writes[action](name),
    get isVisibleWithParent() {
      return isVisibleWithParent(entity, grants('read'), find);
    },
  });
}

function rowRule(grants: readonly AccessGrant[]): RowRule {
  const reachable = grants.filter((grant) => grant.parents === undefined || grant.parents.length > 0);
  if (reachable.length === 0) return false;
  return reachable.some(isUnconditional) ? true : reachable;
}

function isVisibleWithParent(
  entity: EntityModel,
  grants: readonly AccessGrant[],
  find: (id: string) => EntityAccess | undefined,
): boolean {
  const parent = entity.parent === undefined ? undefined : find(entity.parent.entity);
  if (parent === undefined) return false;
  const open = grants.filter(isOwnOpen);
  return parent
    .grants('read')
    .every((above) =>
      open.some((grant) => grant.parents === undefined || grant.parents.some((each) => each.key === above.key)),
    );
}

function transitionGrants(model: Model, roles: readonly string[], entity: string, name: string): TransitionGrant[] {
  const lifecycle = model.entities.get(entity)?.lifecycle;
  if (lifecycle === undefined) return [];
  return roles.flatMap((role) => {
    const own = role.slice(0, role.indexOf('.')) === model.entities.get(entity)!.app;
    return (own ? (model.roles.get(role)?.transitions ?? []) : [])
      .filter((grant) => grant.workflow === lifecycle.definition.name && grant.names.includes(name))
      .map((grant) => ({ role, ...(grant.when === undefined ? {} : { when: grant.when }) }));
  });
}

function platformEntity(entity: EntityModel): EntityAccess {
  const open = openEntity(entity);
  return {
    ...open,
    rows: (action) => action === 'read',
    readField: (name) => (PLATFORM_OPEN.has(name) ? 'always' : 'never'),
    writeField: () => 'never',
  };
}

function openEntity(entity: EntityModel): EntityAccess {
  return {
    entity,
    grants: () => [],
    rows: () => true,
    readField: (name) => (entity.fields.has(name) ? 'always' : 'never'),
    writeField: (name) => (entity.fields.has(name) ? 'always' : 'never'),
    isVisibleWithParent: entity.parent !== undefined,
  };
}

function resolveEntity(model: Model, id: string): EntityModel {
  const entity = model.entities.get(id);
  if (entity === undefined) throw EntityUnknown({ entity: id });
  return entity;
}

/** Remembers answers; `meanwhile` is the answer to a question that leads back to itself. */
function memo<K, V>(compute: (key: K) => V, meanwhile?: V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (meanwhile !== undefined) answers.set(key, meanwhile);
    const answer = compute(key);
    answers.set(key, answer);
    return answer;
  };
}
