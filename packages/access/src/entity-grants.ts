import type { Action, EntityModel, GrantModel, Model } from '@formwork/definition';
import type { AccessGrant } from './access.ts';
import { editsField, showsField } from './grant-fields.ts';

/** True when the grant admits every row. */
export function isUnconditional(grant: AccessGrant): boolean {
  return isOwnOpen(grant) && grant.parents === undefined;
}

/** True when the grant has no condition of its own (its parent's may still have). */
export function isOwnOpen(grant: AccessGrant): boolean {
  return grant.scope === 'all' && grant.when === undefined;
}

/**
 * The grants that allow an action on an entity, role by role.
 * Lines are reached through their parent: a role with grants of its own on them narrows what the parent's would allow,
 * a role without any gets all of them with every parent that it reaches.
 */
export function entityGrants(
  model: Model,
  roles: readonly string[],
  entity: EntityModel,
  action: Action,
): readonly AccessGrant[] {
  return roles.flatMap((role) => {
    const grants = model.roles.get(role)?.grants ?? [];
    const own = grants.filter((grant) => grant.entity === entity.id);
    if (entity.parent === undefined)
      return own.filter((grant) => grant.actions.includes(action)).map((g) => written(g));
    const parents = parentGrants(model, role, entity, action);
    if (own.length === 0) return parents.map((parent) => implied(parent, entity.id, action));
    return own
      .filter((grant) => grant.actions.includes(action))
      .map((grant) => {
        const reached = parents.filter((parent) => isReachable(parent, action));
        return reached.some(isUnconditional) ? written(grant) : { ...written(grant), parents: reached };
      });
  });
}

function written(grant: GrantModel): AccessGrant {
  return {
    key: `${grant.role}#${grant.index}`,
    role: grant.role,
    source: grant,
    entity: grant.entity,
    isImplied: false,
    scope: grant.scope,
    ...(grant.when === undefined ? {} : { when: grant.when }),
    ...(grant.check === undefined ? {} : { check: grant.check }),
  };
}

function implied(parent: AccessGrant, entity: string, action: Action): AccessGrant {
  const base: AccessGrant = {
    key: `${parent.key}>${entity}`,
    role: parent.role,
    source: parent.source,
    entity,
    isImplied: true,
    scope: 'all',
  };
  if (!isReachable(parent, action)) return { ...base, parents: [] };
  return isUnconditional(parent) ? base : { ...base, parents: [parent] };
}

/** True for what changes nothing: whoever sees the parent sees its lines. */
function isReading(action: Action): boolean {
  return action === 'read' || action === 'aggregate' || action === 'export';
}

/** A parent's grant that only creates reaches lines only while the parent is being created. */
function isReachable(parent: AccessGrant, action: Action): boolean {
  return isReading(action) || parent.source.actions.includes('update');
}

/** The parent's grants of the same role that let the lines field be seen, or written for a writing action. */
function parentGrants(model: Model, role: string, entity: EntityModel, action: Action): AccessGrant[] {
  const parent = entity.parent === undefined ? undefined : model.entities.get(entity.parent.entity);
  if (parent === undefined) return [];
  const { field } = entity.parent!;
  const wanted: readonly Action[] = isReading(action) ? [action] : ['create', 'update'];
  const found = new Map<string, AccessGrant>();
  for (const each of wanted) for (const grant of entityGrants(model, [role], parent, each)) found.set(grant.key, grant);
  return [...found.values()].filter((grant) =>
    isReading(action) ? showsField(grant, parent, field) : editsField(grant, field),
  );
}
