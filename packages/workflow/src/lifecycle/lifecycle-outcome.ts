import type { Issue } from '@formwork/kernel';
import type { RuleValue } from '@formwork/rules';

/** A field that a transition sets, with its value before it is fitted to the field's own scale. */
export interface LifecycleEffect {
  readonly field: string;
  readonly value: RuleValue;
}

/**
 * Why a transition does not happen.
 *
 * - `unknown`: the lifecycle has no such transition, or the person may not press it (the two are told alike).
 * - `overtaken`: the record is not (or no longer) in a state that it leads out of.
 * - `input`: a field was sent that the transition does not ask for.
 * - `refused`: a guard does not hold or a required field is empty.
 */
export type RefusalReason = 'unknown' | 'overtaken' | 'input' | 'refused';

/** An automatic transition of the present state that did not happen, with the guards that did not hold. */
export interface PassedOver {
  readonly transition: string;
  readonly guards: readonly string[];
}

/** What the reducer gives: the next state with its effects, a refusal, or nothing left to do. */
export type LifecycleOutcome =
  | {
      readonly kind: 'moved';
      readonly transition: string;
      readonly from: string;
      readonly to: string;
      readonly effects: readonly LifecycleEffect[];
      /** Automatic transitions that were asked before this one. */
      readonly passedOver: readonly PassedOver[];
    }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly issues: readonly Issue[] }
  | { readonly kind: 'settled'; readonly passedOver: readonly PassedOver[] };
