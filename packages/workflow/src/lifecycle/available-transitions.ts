import type { Issue } from '@formwork/kernel';
import type { AssertionModel, LifecycleModel, TransitionDefinition, TransitionModel } from '@formwork/definition';
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
 * What the transition itself asks for does not refuse it beforehand: neither an empty field that is filled in with it,
 * nor a guard that reads such a field or the input.
 */
export function availableTransitions(lifecycle: LifecycleModel, facts: LifecycleFacts): AvailableTransition[] {
  const available: AvailableTransition[] = [];
  for (const [name, transition] of lifecycle.transitions) {
    if (transition.definition.automatic === true) continue;
    if (!leadsFrom(transition, facts.state) || !facts.mayPress(name)) continue;
    const asked = transition.definition.input ?? [];
    const beforehand: TransitionModel = {
      ...transition,
      definition: {
        ...transition.definition,
        requires: (transition.definition.requires ?? []).filter((field) => !asked.includes(field)),
      },
      guards: transition.guards.filter((guard) => !readsInput(guard, asked)),
    };
    const reasons = obstacles(beforehand, facts);
    available.push({ definition: transition.definition, allowed: reasons.length === 0, reasons });
  }
  return available;
}

function readsInput(guard: AssertionModel, asked: readonly string[]): boolean {
  return guard.rule.reads.some(
    ([root, field]) => root === 'input' || (root === 'record' && field !== undefined && asked.includes(field)),
  );
}
