import type { RuleValue, TypedRule } from '@formwork/rules';

/**
 * What the reducer may know of the record, the person and the moment. All of it is handed in, so the reducer is pure:
 * `evaluate` and `explain` answer from values that were read before.
 */
export interface LifecycleFacts {
  /** The state that the record is in; null only for a record that has none yet. */
  readonly state: string | null;
  /** The value of an expression over `record` (with the input applied), `before`, `input`, `user`, `now`, `today`. */
  evaluate(rule: TypedRule): RuleValue;
  /** The expression with its values, for a refusal; `undefined` when the reader may not see what it reads. */
  explain(rule: TypedRule): unknown;
  /** True when a field of the record has no value (an empty list counts). */
  isEmpty(field: string): boolean;
  /** True when a role of the person allows the transition for this record. */
  mayPress(transition: string): boolean;
  /** BCP 47 locale of the person who is told about a refusal. */
  readonly locale: string;
}
