import type { Access } from '@formwork/access';
import type { EntityModel, PresentedLifecycle, TransitionDefinition } from '@formwork/definition';
import type { ReadablePaths } from './readable-paths.ts';

/** States and the transitions that a role of the reader may press, without what names a hidden field. */
export function presentLifecycle(
  access: Access,
  entity: EntityModel,
  readable: ReadablePaths,
): PresentedLifecycle | undefined {
  const lifecycle = entity.lifecycle;
  if (lifecycle === undefined || access.entity(entity.id).readField(lifecycle.definition.field) === 'never')
    return undefined;
  const { name, field, initial, states, transitions } = lifecycle.definition;
  const isOpen = (each: string): boolean => readable.hasPath(entity, each);
  return {
    name,
    field,
    initial,
    states: states.map(({ editable, ...state }) => ({
      ...state,
      ...(editable === undefined ? {} : { editable: editable.filter(isOpen) }),
    })),
    transitions: transitions
      .filter((each) => each.automatic !== true && access.transition(entity.id, each.name).length > 0)
      .map((each) => presentTransition(each, entity, readable)),
  };
}

function presentTransition(
  { guards, requires, input, effects, ...rest }: TransitionDefinition,
  entity: EntityModel,
  readable: ReadablePaths,
): TransitionDefinition {
  const isOpen = (each: string): boolean => readable.hasPath(entity, each);
  return {
    ...rest,
    ...(guards === undefined ? {} : { guards: guards.filter(({ assert }) => readable.hasRule(assert, { entity })) }),
    ...(requires === undefined ? {} : { requires: requires.filter(isOpen) }),
    ...(input === undefined ? {} : { input: input.filter(isOpen) }),
    ...(effects === undefined
      ? {}
      : { effects: effects.filter(({ set, value }) => isOpen(set) && readable.hasRule(value, { entity })) }),
  };
}
