import type { Issue } from '@formwork/kernel';
import { parseRule } from './parse-rule.ts';
import { RuleTyping } from './rule-typing.ts';
import type { TypedRule } from './rule-node.ts';
import type { RulePlace, RuleScope } from './rule-scope.ts';
import type { RuleType } from './rule-type.ts';
import type { Rule } from './rule.ts';

/** Types an expression against what may be read. Type clashes and unknown names are findings; nothing is thrown. */
export function checkRule(
  rule: Rule,
  scope: RuleScope,
  expected?: RuleType,
  at: RulePlace = {},
): { typed: TypedRule | undefined; issues: Issue[] } {
  const typing = new RuleTyping(scope, at);
  const checked = typing.check(rule);
  const node = expected === undefined ? checked : typing.fit(checked, expected, rule);
  if (node === undefined || typing.issues.length > 0) return { typed: undefined, issues: typing.issues };
  const { reads, readsClock, readsData } = typing.facts();
  return { typed: { node, type: node.type, reads, readsClock, readsData, source: rule.source }, issues: [] };
}

/** Parses and types in one call. */
export function checkRuleJson(
  json: unknown,
  scope: RuleScope,
  expected?: RuleType,
  at: RulePlace = {},
): { typed: TypedRule | undefined; issues: Issue[] } {
  const { rule, issues } = parseRule(json, at);
  return rule === undefined ? { typed: undefined, issues } : checkRule(rule, scope, expected, at);
}
