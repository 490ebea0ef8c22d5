export { type RuleType, describeType } from './rule-type.ts';
export { type BusinessCalendar, type RuleScope, type RulePlace, SCOPE_ROOTS } from './rule-scope.ts';
export type { Rule } from './rule.ts';
export type {
  RuleNode,
  LiteralNode,
  VariableNode,
  ListNode,
  CallNode,
  EachNode,
  LookupNode,
  ExistsNode,
  TypedRule,
} from './rule-node.ts';
export { Decimal, type RuleValue, type RuleEnv } from './rule-value.ts';
export { parseRule } from './parse-rule.ts';
export { checkRule, checkRuleJson } from './check-rule.ts';
export { compileRule, evaluateCondition } from './compile-rule.ts';
export { toWire } from './read-wire.ts';
export type { RuleFunction, RuleFunctionGroup } from './rule-function.ts';
export { ruleFunctions, findRuleFunction } from './rule-functions.ts';
export { digitsOf } from './numbers.ts';
export { MAX_SCALE, scaleOf } from './rule-type.ts';
export { letterCase, WHITE_SPACE } from './letter-case.ts';
export { MAX_SPAN_DAYS, MAX_WORKDAYS, searchDays } from './business-days.ts';
export { type Explanation, type ExplainOptions, explainRule } from './explain-rule.ts';
export { type RuleNames, describeRule } from './describe-rule.ts';
export type { RuleLocale } from './rule-words.ts';
export { parseFormula, printFormula } from './formula-text.ts';
export { formulaWords } from './formula-words.ts';
export { rewriteVariables, rewriteLiterals, variablesOf } from './rewrite-rule.ts';
