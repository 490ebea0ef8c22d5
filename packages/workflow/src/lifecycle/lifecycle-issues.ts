import { type Issue, pointer, readText } from '@formwork/kernel';
import type { AssertionModel, GuardDefinition, LifecycleModel } from '@formwork/definition';
import type { LifecycleFacts } from './lifecycle-facts.ts';

const error = 'error' as const;

/** A transition that does not exist for this person. */
export function unknownTransition(name: string): Issue {
  return {
    code: 'FW_WORKFLOW_TRANSITION_UNKNOWN',
    severity: error,
    path: '',
    message: `There is no transition "${name}" that you can take here.`,
    hint: 'Ask for the transitions of this record to see which there are.',
  };
}

/** A transition that does not lead out of the record's present state. */
export function notFromHere(lifecycle: LifecycleModel, name: string, facts: LifecycleFacts): Issue {
  const label = (state: string): string => readText(lifecycle.states.get(state)?.label ?? state, facts.locale);
  const from = lifecycle.transitions.get(name)?.definition.from ?? [];
  const now = facts.state === null ? 'without a state' : `in "${label(facts.state)}"`;
  return {
    code: 'FW_WORKFLOW_OVERTAKEN',
    severity: error,
    path: pointer(lifecycle.definition.field),
    message: `The record is ${now}, and "${name}" starts from ${from.map((state) => `"${label(state)}"`).join(' or ')}.`,
    hint: 'Read the record again: somebody may have moved it meanwhile.',
    details: { state: facts.state, from },
  };
}

/** A field that was sent along although the transition does not ask for it. */
export function inputNotAsked(transition: string, field: string, asked: readonly string[]): Issue {
  return {
    code: 'FW_WORKFLOW_INPUT_UNKNOWN',
    severity: error,
    path: pointer(field),
    message: `The transition "${transition}" does not take "${field}".`,
    hint: asked.length === 0 ? 'Send it without values.' : `It takes: ${asked.join(', ')}.`,
  };
}

/** A guard that does not hold, under the guard's own name, with the expression and its values. */
export function guardFailed(guard: AssertionModel<GuardDefinition>, facts: LifecycleFacts): Issue {
  const { name, message, field } = guard.definition;
  const explanation = facts.explain(guard.rule);
  return {
    code: name,
    severity: error,
    path: field === undefined ? '' : pointer(field),
    message: readText(message, facts.locale),
    hint: 'Change the record so that the condition holds, then try again.',
    details: explanation === undefined ? { guard: name } : { guard: name, explanation },
  };
}

/** A field that must have a value before the transition. */
export function requiredEmpty(transition: string, field: string): Issue {
  return {
    code: 'FW_WORKFLOW_REQUIRED',
    severity: error,
    path: pointer(field),
    message: `"${field}" must have a value before "${transition}".`,
    hint: 'Fill it in, then try again.',
  };
}

/** A field that cannot be changed while the record is in a locked state. */
export function fieldLocked(field: string, state: string): Issue {
  return {
    code: 'FW_WORKFLOW_LOCKED',
    severity: error,
    path: pointer(field),
    message: `"${field}" cannot be changed while the record is in "${state}".`,
    hint: 'Move the record to a state in which it can be edited.',
    details: { state },
  };
}
