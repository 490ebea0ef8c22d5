import type { Issue } from '@formwork/kernel';
import type { LifecycleModel, TransitionDefinition } from '@formwork/definition';
import type { LifecycleFacts } from './lifecycle-facts.ts';
import { leadsFrom, obstacles } from './reduce-lifecycle.ts';

/** A transition that the person could press on this record, and what would refuse it now. */
export interface AvailableTransition {
  readonly definition: TransitionDefinition;
  readonly allowed: boolean;
  readonly reasons: readonly Issue[];
}

/**
 * The transitions that lead out of the record's state and that the person may press, in the definition's order.
 * Empty fields that the transition itself asks for do not refuse it: they are filled in with it.
 */
export function availableTransitions(lifecycle: LifecycleModel, facts: LifecycleFacts): AvailableTransition[] {
  const available: AvailableTransition[] = [];
  for (const [name, transition] of lifecycle.transitions) {
    if (transition.definition.automatic === true) continue;
    if (!leadsFrom(transition, facts.state) || !facts.mayPress(name)) continue;
    const asked = transition.definition.input ?? [];
    const withoutAsked: LifecycleFacts = {
      ...bound(facts),
      isEmpty: (field) => !asked.includes(field) && facts.isEmpty(field),
    };
    const reasons = obstacles(transition, withoutAsked);
    available.push({ definition: transition.definition, allowed: reasons.length === 0, reasons });
  }
  return available;
}

function bound(facts: LifecycleFacts): LifecycleFacts {
  return {
    state: facts.state,
    locale: facts.locale,
    evaluate: (rule) => facts.evaluate(rule),
    explain: (rule) => facts.explain(rule),
    isEmpty: (field) => facts.isEmpty(field),
    mayPress: (name) => facts.mayPress(name),
  };
}
