import { pointer } from '@formwork/kernel';
import type { RuleScope } from '@formwork/rules';
import type { LifecycleDefinition, TransitionDefinition } from '../schema/lifecycle.ts';
import { transitionScope } from './build-scope.ts';
import type { IndexedEntity } from './entity-index.ts';
import type { AssertionModel, LifecycleModel, TransitionModel } from './model.ts';
import { BOOLEAN, type RuleTyper } from './rule-place.ts';
import type { GuardDefinition } from '../schema/lifecycle.ts';

/** A lifecycle with the guards and effects of its transitions typed; what has errors is left out and reported. */
export function resolveLifecycle(
  definition: LifecycleDefinition,
  entity: IndexedEntity,
  scope: RuleScope,
  typer: RuleTyper,
): LifecycleModel {
  const inner = transitionScope(entity.id, scope);
  return {
    definition,
    entity: entity.id,
    states: new Map(definition.states.map((state) => [state.name, state])),
    transitions: new Map(
      definition.transitions.map((transition, place) => [
        transition.name,
        resolveTransition(definition, transition, place, entity, inner, typer),
      ]),
    ),
  };
}

function resolveTransition(
  lifecycle: LifecycleDefinition,
  definition: TransitionDefinition,
  place: number,
  entity: IndexedEntity,
  scope: RuleScope,
  typer: RuleTyper,
): TransitionModel {
  const at = (...keys: (string | number)[]) => ({
    app: entity.app,
    file: `workflows/${lifecycle.name}.json`,
    path: pointer('transitions', place, ...keys),
  });
  const guards = (definition.guards ?? []).flatMap((guard, index): AssertionModel<GuardDefinition>[] => {
    const rule = typer.type(guard.assert, scope, BOOLEAN, at('guards', index, 'assert'));
    return rule === undefined ? [] : [{ definition: guard, rule }];
  });
  const effects = (definition.effects ?? []).flatMap((effect, index) => {
    const target = entity.fields.get(effect.set);
    if (target === undefined) return [];
    const rule = typer.type(effect.value, scope, target.type, at('effects', index, 'value'));
    return rule === undefined ? [] : [{ field: effect.set, rule }];
  });
  return { definition, guards, effects };
}
