import type { RuleChecker, RuleFunction } from '../rule-function.ts';
import type { RuleNode } from '../rule-node.ts';
import { SCOPE_ROOTS } from '../rule-scope.ts';
import type { CallRule, Rule } from '../rule.ts';
import { LIST_OPERATORS } from '../walk-json.ts';

/** How the operator of a reduction says the same over a whole list; `and` holds when no item fails, also for no items. */
const FOLDS: Readonly<Record<string, (list: Rule, item: Rule, at: CallRule) => Rule>> = {
  '+': (list, item, at) => callOf('sum', [list, item], at),
  min: (list, item, at) => callOf('min', [callOf('map', [list, item], at)], at),
  max: (list, item, at) => callOf('max', [callOf('map', [list, item], at)], at),
  or: (list, item, at) => callOf('some', [list, item], at),
  and: (list, item, at) => callOf('none', [list, callOf('!', [item], at)], at),
};

function callOf(name: string, args: readonly Rule[], { source, pointer }: CallRule): CallRule {
  return { kind: 'call', name, args, source, pointer };
}

/** Only what an aggregate says has a bounded cost in SQL: one operator between the accumulator and the item. */
function checkReduce(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const [list, body, start] = call.args as [Rule, Rule, Rule];
  const fold = body.kind === 'call' ? FOLDS[body.name] : undefined;
  const parts = body.kind === 'call' ? body.args.filter((arg) => !isAccumulator(arg)) : [];
  if (body.kind !== 'call' || fold === undefined || parts.length !== body.args.length - 1 || parts.length === 0) {
    const hint = `Join {"var": "accumulator"} and the item by one of ${Object.keys(FOLDS).join(', ')}, or use sum, min, max, some, all or count.`;
    return checker.report(body, 'FW_RULE_REDUCE', 'This is not a reduction that an aggregate can say.', hint);
  }
  const stray = parts.map(strayName).find((name) => name !== undefined);
  if (stray !== undefined) {
    const hint = 'Write {"var": "current.…"} for the item and {"var": "record.…"} for the record.';
    return checker.report(body, 'FW_RULE_REDUCE', `"${stray}" is not known within a reduction.`, hint);
  }
  const items = parts.map(withItem);
  const item = items.length === 1 ? items[0]! : callOf(body.name, items, body);
  return checker.check(callOf(body.name, [start, fold(list, item, call)], call));
}

function isAccumulator(rule: Rule): boolean {
  return rule.kind === 'variable' && rule.path.length === 1 && rule.path[0] === 'accumulator';
}

/** A variable that is neither the item nor of the scope; what an inner list says of its own items is its own affair. */
function strayName(rule: Rule): string | undefined {
  switch (rule.kind) {
    case 'variable': {
      const root = rule.path[0] ?? '';
      if (root !== 'current' && (root === 'item' || !SCOPE_ROOTS.includes(root))) return rule.path.join('.');
      return rule.fallback && strayName(rule.fallback);
    }
    case 'call':
      return ownParts(rule)
        .map(strayName)
        .find((name) => name !== undefined);
    case 'list':
      return rule.items.map(strayName).find((name) => name !== undefined);
    default:
      return undefined;
  }
}

function ownParts(call: CallRule): readonly Rule[] {
  return LIST_OPERATORS.has(call.name) ? call.args.slice(0, 1) : call.args;
}

/** The same with `current` said as `item`, which is what the lists of this language say. */
function withItem(rule: Rule): Rule {
  switch (rule.kind) {
    case 'variable': {
      const path = rule.path[0] === 'current' ? ['item', ...rule.path.slice(1)] : rule.path;
      return rule.fallback === undefined ? { ...rule, path } : { ...rule, path, fallback: withItem(rule.fallback) };
    }
    case 'call':
      return { ...rule, args: rule.args.map((arg) => (ownParts(rule).includes(arg) ? withItem(arg) : arg)) };
    case 'list':
      return { ...rule, items: rule.items.map(withItem) };
    default:
      return rule;
  }
}

/** JsonLogic's `reduce`, in the forms that an aggregate can say; it is turned into that aggregate when it is checked. */
export const reduceFunction: RuleFunction = {
  name: 'reduce',
  group: 'list',
  signatures: ['reduce(list, expression, start)'],
  label: { en: 'reduce', 'zh-CN': '归并' },
  doc: {
    en: 'Joins all items, one after another, to a start by +, min, max, and, or: the item is current, what was joined so far accumulator. Empty items are passed over.',
    'zh-CN':
      '从起始值开始，用 +、min、max、and 或 or 依次合并各项：当前项为 current，已合并的为 accumulator。忽略空项。',
  },
  example: {
    reduce: [{ var: 'record.lines' }, { '+': [{ var: 'accumulator' }, { var: 'current.amount' }] }, 0],
  },
  arity: [3, 3],
  check: checkReduce,
};
