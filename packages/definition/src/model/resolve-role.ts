import { pointer } from '@formwork/kernel';
import type { RuleScope, TypedRule } from '@formwork/rules';
import type { RoleDefinition } from '../schema/role.ts';
import type { EntityIndex } from './entity-index.ts';
import type { GrantModel, LifecycleModel, RoleModel } from './model.ts';
import { BOOLEAN, type RuleTyper } from './rule-place.ts';

/** What resolving a role needs to know about its app. */
export interface RoleSurroundings {
  readonly app: string;
  readonly index: EntityIndex;
  readonly lifecycles: ReadonlyMap<string, LifecycleModel>;
  readonly scopeOf: (entity: string) => RuleScope | undefined;
  readonly typer: RuleTyper;
}

/**
 * A role with its conditions typed. A grant whose condition has errors, or whose entity is unknown, is left out:
 * a broken condition must never widen what somebody may do.
 */
export function resolveRole(definition: RoleDefinition, around: RoleSurroundings): RoleModel {
  const id = `${around.app}.${definition.name}`;
  const grants = definition.grants.flatMap((_, index) => resolveGrant(definition, id, index, around));
  const transitions = (definition.transitions ?? []).flatMap((entry, index) => {
    const lifecycle = around.lifecycles.get(entry.workflow);
    const scope = lifecycle === undefined ? undefined : around.scopeOf(lifecycle.entity);
    if (scope === undefined) return [];
    const when = typeCondition(definition, entry.when, scope, ['transitions', index, 'when'], around);
    if (when === BROKEN) return [];
    return [{ workflow: entry.workflow, names: entry.names, ...(when === undefined ? {} : { when }) }];
  });
  return { id, definition, grants, transitions };
}

function resolveGrant(role: RoleDefinition, id: string, index: number, around: RoleSurroundings): GrantModel[] {
  const definition = role.grants[index]!;
  const entity = around.index.resolveEntity(around.app, definition.entity);
  const scope = entity === undefined ? undefined : around.scopeOf(entity);
  if (entity === undefined || scope === undefined) return [];
  const when = typeCondition(role, definition.when, scope, ['grants', index, 'when'], around);
  const check = typeCondition(role, definition.check, scope, ['grants', index, 'check'], around);
  if (when === BROKEN || check === BROKEN) return [];
  return [
    {
      role: id,
      index,
      definition,
      entity,
      actions: definition.actions,
      scope: definition.scope ?? 'all',
      ...(when === undefined ? {} : { when }),
      ...(check === undefined ? {} : { check }),
    },
  ];
}

const BROKEN = Symbol('a condition with errors');

function typeCondition(
  role: RoleDefinition,
  json: unknown,
  scope: RuleScope,
  path: readonly (string | number)[],
  around: RoleSurroundings,
): TypedRule | undefined | typeof BROKEN {
  if (json === undefined) return undefined;
  const place = { app: around.app, file: `roles/${role.name}.json`, path: pointer(...path) };
  return around.typer.type(json, scope, BOOLEAN, place) ?? BROKEN;
}
