import {
  type RuleEnv,
  type RuleScope,
  type TypedRule,
  checkRuleJson,
  compileRule,
  evaluateCondition,
} from '@formwork/rules';

/** An expression ready to be evaluated on a screen. */
export interface ScreenRule {
  readonly typed: TypedRule;
  /** Null and unknown count as false. */
  holds(env: RuleEnv): boolean;
  value(env: RuleEnv): ReturnType<ReturnType<typeof compileRule>>;
}

/**
 * Types and compiles an expression, or gives `undefined` when this reader cannot evaluate it: it reads a field that
 * is hidden from them, or data that only the server has. The server's answer decides then.
 */
export function openRule(json: unknown, scope: RuleScope): ScreenRule | undefined {
  if (json === undefined) return undefined;
  const { typed } = checkRuleJson(json, scope);
  if (typed === undefined || typed.readsData) return undefined;
  const evaluate = compileRule(typed);
  return { typed, value: evaluate, holds: (env) => evaluateCondition(typed, env) };
}

/** True when an expression reads a field of another record: what this page holds of that record may be incomplete. */
export function readsOtherRecords(rule: ScreenRule): boolean {
  return rule.typed.reads.some((path) => path.length > 2 && path[2] !== '[]' && path[0] !== 'user');
}

/** The fields of `record` that an expression reads through, such as `customer` of `record.customer.region`. */
export function relatedFields(rule: ScreenRule | undefined): string[] {
  if (rule === undefined) return [];
  return rule.typed.reads
    .filter((path) => path[0] === 'record' && path.length > 2 && path[2] !== '[]')
    .map((path) => path[1]!);
}
