import type { RuleChecker, RuleFunction } from '../rule-function.ts';
import type { RuleNode } from '../rule-node.ts';
import type { CallRule, Rule } from '../rule.ts';

const MOST_NAMES = 50;
const HINT = 'Write the names as texts, such as {"missing": ["record.due_on", "record.note"]}.';

/** The names as written, or undefined with a finding: a name that is computed could not be renamed. */
function namesOf(rules: readonly Rule[], checker: RuleChecker): readonly (readonly [string, Rule])[] | undefined {
  const names = rules.map((rule) => {
    const value = rule.kind === 'literal' ? rule.value : undefined;
    if (typeof value === 'string' && value !== '') return [value, rule] as const;
    return checker.report(rule, 'FW_RULE_LITERAL_NEEDED', 'The names of fields are written out.', HINT);
  });
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** A list with each name whose value is empty, and null in the place of the others. */
function emptyNames(names: readonly (readonly [string, Rule])[], call: CallRule): Rule {
  const items = names.map(([name, { source, pointer }]): Rule => {
    const variable: Rule = { kind: 'variable', path: name.split('.'), source: { var: name }, pointer };
    const isEmpty: Rule = {
      kind: 'call',
      name: 'isNull',
      args: [variable],
      source: { isNull: variable.source },
      pointer,
    };
    const written: Rule = { kind: 'literal', value: name, source, pointer };
    const nothing: Rule = { kind: 'literal', value: null, source: null, pointer };
    return { kind: 'call', name: 'if', args: [isEmpty, written, nothing], source: isEmpty.source, pointer };
  });
  return { kind: 'list', items, source: call.source, pointer: call.pointer };
}

const callOf = (name: string, args: readonly Rule[], { source, pointer }: CallRule): Rule => ({
  kind: 'call',
  name,
  args,
  source,
  pointer,
});

/** Whether the item of the list is a name. */
function isName(call: CallRule): Rule {
  const item: Rule = { kind: 'variable', path: [], source: call.source, pointer: call.pointer };
  return callOf('isNotNull', [item], call);
}

function checkMissing(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const [first] = call.args;
  const names = namesOf(first?.kind === 'list' && call.args.length === 1 ? first.items : call.args, checker);
  if (names === undefined) return undefined;
  return checker.check(callOf('filter', [emptyNames(names, call), isName(call)], call));
}

/** No names when enough of them are filled: more are empty than may be, or none is told. */
function checkMissingSome(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const [needed, list] = call.args as [Rule, Rule];
  const least = needed.kind === 'literal' ? needed.value : undefined;
  if (typeof least !== 'number' || !Number.isInteger(least) || list.kind !== 'list' || list.items.length === 0) {
    const hint = 'Write {"missing_some": [1, ["record.phone", "record.email"]]}.';
    return checker.report(call, 'FW_RULE_LITERAL_NEEDED', 'A whole number and the names of fields are needed.', hint);
  }
  const names = namesOf(list.items, checker);
  if (names === undefined) return undefined;
  const mayBeEmpty: Rule = { kind: 'literal', value: names.length - least, source: least, pointer: needed.pointer };
  const empty = callOf('count', [emptyNames(names, call), isName(call)], call);
  const isTold = callOf('and', [isName(call), callOf('>', [empty, mayBeEmpty], call)], call);
  return checker.check(callOf('filter', [emptyNames(names, call), isTold], call));
}

/** JsonLogic's `missing` and `missing_some`: names of fields that are empty. They become lists and null tests when checked. */
export const missingFunctions: readonly RuleFunction[] = [
  {
    name: 'missing',
    group: 'list',
    signatures: ['missing("name", …)'],
    label: { en: 'names of what is empty', 'zh-CN': '为空的名称' },
    doc: {
      en: 'Which of these are empty, as a list of the names as written.',
      'zh-CN': '其中哪些为空，返回所写名称的列表。',
    },
    example: { missing: ['record.due_on', 'record.note'] },
    arity: [1, MOST_NAMES],
    check: checkMissing,
  },
  {
    name: 'missing_some',
    group: 'list',
    signatures: ['missing_some(least, ["name", …])'],
    label: { en: 'names of what is empty, unless enough is there', 'zh-CN': '不足时为空的名称' },
    doc: {
      en: 'No names when at least so many of these are filled, otherwise those that are empty.',
      'zh-CN': '若至少有这么多已填写则为空列表，否则返回为空的名称。',
    },
    example: { missing_some: [1, ['record.due_on', 'record.note']] },
    arity: [2, 2],
    check: checkMissingSome,
  },
];
