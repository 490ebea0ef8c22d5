export type { LifecycleFacts } from './lifecycle/lifecycle-facts.ts';
export type { LifecycleEffect, LifecycleOutcome, RefusalReason } from './lifecycle/lifecycle-outcome.ts';
export { type LifecycleEvent, MAX_AUTOMATIC_TRANSITIONS, reduceLifecycle } from './lifecycle/reduce-lifecycle.ts';
export { type AvailableTransition, availableTransitions } from './lifecycle/available-transitions.ts';
export { isEditable, validateEdit } from './lifecycle/locked-fields.ts';
