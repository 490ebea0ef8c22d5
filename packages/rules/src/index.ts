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
