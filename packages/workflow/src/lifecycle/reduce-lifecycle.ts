import type { Issue } from '@formwork/kernel';
import type { LifecycleModel, TransitionModel } from '@formwork/definition';
import { guardFailed, inputNotAsked, notFromHere, requiredEmpty, unknownTransition } from './lifecycle-issues.ts';
import type { LifecycleFacts } from './lifecycle-facts.ts';
import type { LifecycleOutcome, PassedOver } from './lifecycle-outcome.ts';

/** The most automatic transitions that may follow one press; more is a loop of the definition. */
export const MAX_AUTOMATIC_TRANSITIONS = 8;

/** What happens to a record: somebody presses a transition, or the chain of automatic ones is followed. */
export type LifecycleEvent =
  | { readonly kind: 'press'; readonly transition: string; readonly input: readonly string[] }
  | { readonly kind: 'settle' };

/**
 * The lifecycle as one pure function. A press is checked in this order: does the transition exist for the person,
 * does it lead out of the present state, is the input asked for, do the guards hold, are required fields filled.
 * `settle` takes the first automatic transition (in the definition's order) whose guards hold.
 */
export function reduceLifecycle(
  lifecycle: LifecycleModel,
  facts: LifecycleFacts,
  event: LifecycleEvent,
): LifecycleOutcome {
  if (event.kind === 'settle') return settle(lifecycle, facts);
  const transition = lifecycle.transitions.get(event.transition);
  if (transition === undefined || !facts.mayPress(event.transition))
    return { kind: 'refused', reason: 'unknown', issues: [unknownTransition(event.transition)] };
  if (!leadsFrom(transition, facts.state))
    return { kind: 'refused', reason: 'overtaken', issues: [notFromHere(lifecycle, event.transition, facts)] };
  const asked = transition.definition.input ?? [];
  const surplus = event.input.filter((field) => !asked.includes(field));
  if (surplus.length > 0)
    return {
      kind: 'refused',
      reason: 'input',
      issues: surplus.map((field) => inputNotAsked(event.transition, field, asked)),
    };
  const issues = obstacles(transition, facts);
  return issues.length > 0 ? { kind: 'refused', reason: 'refused', issues } : move(transition, facts, []);
}

/** What stands in the way of a transition whose state fits: every failing guard and every empty required field. */
export function obstacles(transition: TransitionModel, facts: LifecycleFacts): Issue[] {
  const { failed, empty } = hindrances(transition, facts);
  return [
    ...failed.map((guard) => guardFailed(guard, facts)),
    ...empty.map((field) => requiredEmpty(transition.definition.name, field)),
  ];
}

function hindrances(transition: TransitionModel, facts: LifecycleFacts) {
  return {
    failed: transition.guards.filter((guard) => facts.evaluate(guard.rule) !== true),
    empty: (transition.definition.requires ?? []).filter((field) => facts.isEmpty(field)),
  };
}

/** True when the transition starts from the state. */
export function leadsFrom(transition: TransitionModel, state: string | null): boolean {
  return state !== null && transition.definition.from.includes(state);
}

function settle(lifecycle: LifecycleModel, facts: LifecycleFacts): LifecycleOutcome {
  const passedOver: PassedOver[] = [];
  for (const transition of lifecycle.transitions.values()) {
    if (transition.definition.automatic !== true || !leadsFrom(transition, facts.state)) continue;
    const { failed, empty } = hindrances(transition, facts);
    if (failed.length === 0 && empty.length === 0) return move(transition, facts, passedOver);
    const guards = failed.map(({ definition }) => definition.name);
    passedOver.push({ transition: transition.definition.name, guards });
  }
  return { kind: 'settled', passedOver };
}

function move(transition: TransitionModel, facts: LifecycleFacts, passedOver: readonly PassedOver[]): LifecycleOutcome {
  return {
    kind: 'moved',
    transition: transition.definition.name,
    from: facts.state!,
    to: transition.definition.to,
    effects: transition.effects.map((effect) => ({ field: effect.field, value: facts.evaluate(effect.rule) })),
    passedOver,
  };
}
