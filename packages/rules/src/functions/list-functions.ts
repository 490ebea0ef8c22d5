import type { Evaluator, RuleChecker, RuleFunction } from '../rule-function.ts';
import type { EachNode, RuleNode } from '../rule-node.ts';
import { type RuleType, describeType } from '../rule-type.ts';
import type { RuleValue } from '../rule-value.ts';
import type { CallRule } from '../rule.ts';

const SCALAR = ['text', 'number', 'boolean', 'date', 'datetime', 'reference'];
const lines = { var: 'record.lines' };
const large = { '>': [{ var: 'item.amount' }, 100] };

function checkList(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const rule = call.args[0]!;
  const list = checker.check(rule);
  if (list === undefined || list.type.kind === 'list') return list;
  const message = `"${call.name}" works on a list, this is ${describeType(list.type)}.`;
  return checker.report(rule, 'FW_RULE_TYPE', message, 'Give a list such as record.lines.');
}

function checkTest(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const bodyRule = call.args[1]!;
  const list = checkList(call, checker);
  const body = list && checker.fit(checker.checkBody(bodyRule, list), { kind: 'boolean' }, bodyRule);
  if (list === undefined || body === undefined) return undefined;
  const type: RuleType = call.name === 'filter' ? list.type : { kind: 'boolean' };
  return { kind: 'each', name: call.name, list, body, type, source: call.source };
}

function checkMap(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const bodyRule = call.args[1]!;
  const list = checkList(call, checker);
  const body = list && checker.checkBody(bodyRule, list);
  if (list === undefined || body === undefined) return undefined;
  if (!SCALAR.includes(body.type.kind)) {
    const message = `The value for each item is ${describeType(body.type)}.`;
    return checker.report(bodyRule, 'FW_RULE_TYPE', message, 'Give a single value for each item.');
  }
  const common = { kind: 'each', name: 'map', list, body, type: { kind: 'list', of: body.type } } as const;
  const source = call.source;
  return body.digits === undefined ? { ...common, source } : { ...common, digits: body.digits, source };
}

function itemsOf(list: Evaluator): (env: Parameters<Evaluator>[0], item: unknown) => readonly RuleValue[] {
  return (env, item) => {
    const items = list(env, item);
    return Array.isArray(items) ? (items as readonly RuleValue[]) : [];
  };
}

function compileFilter(_node: EachNode, list: Evaluator, body: Evaluator | undefined): Evaluator {
  const items = itemsOf(list);
  return (env, item) => items(env, item).filter((each) => body!(env, each) === true);
}

function compileMap(_node: EachNode, list: Evaluator, body: Evaluator | undefined): Evaluator {
  const items = itemsOf(list);
  return (env, item) => items(env, item).map((each) => body!(env, each));
}

/** `all`: false for no items, as in JsonLogic; one false decides; otherwise one unknown makes it unknown. */
function compileAll(_node: EachNode, list: Evaluator, body: Evaluator | undefined): Evaluator {
  const items = itemsOf(list);
  return (env, item) => {
    const values = items(env, item).map((each) => body!(env, each));
    if (values.length === 0 || values.includes(false)) return false;
    return values.includes(null) ? null : true;
  };
}

/** `some` gives `found` when one is true, unknown when one could be, and the opposite otherwise; `none` is its opposite. */
function compileSome(found: boolean) {
  return (_node: EachNode, list: Evaluator, body: Evaluator | undefined): Evaluator => {
    const items = itemsOf(list);
    return (env, item) => {
      let unknown = false;
      for (const each of items(env, item)) {
        const value = body!(env, each);
        if (value === true) return found;
        if (value === null) unknown = true;
      }
      return unknown ? null : !found;
    };
  };
}

function checkMerge(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const nodes = call.args.map((rule) => checker.check(rule));
  if (!nodes.every((node) => node !== undefined)) return undefined;
  const lists = nodes.map((node): RuleNode =>
    node.type.kind === 'list'
      ? node
      : { kind: 'list', items: [node], type: { kind: 'list', of: node.type }, source: node.source },
  );
  const fitted = checker.unify(lists, call.args);
  const of = fitted?.[0]?.type;
  if (fitted === undefined || of?.kind !== 'list') return undefined;
  if (!SCALAR.includes(of.of.kind)) {
    return checker.report(call, 'FW_RULE_TYPE', 'Only lists of single values can be joined.', 'Use map first.');
  }
  return { kind: 'call', name: 'merge', args: fitted, type: of, source: call.source };
}

function overItems(
  name: string,
  label: readonly [en: string, zh: string],
  doc: readonly [en: string, zh: string],
  body: unknown,
  parts: Pick<RuleFunction, 'check' | 'compileEach'>,
): RuleFunction {
  return {
    name,
    group: 'list',
    signatures: [`${name}(list, expression)`],
    label: { en: label[0], 'zh-CN': label[1] },
    doc: { en: doc[0], 'zh-CN': doc[1] },
    example: { [name]: [lines, body] },
    arity: [2, 2],
    ...parts,
  };
}

/** Functions over lists. Within the expression the item is `item`; an empty list variable counts as a list without items. */
export const listFunctions: readonly RuleFunction[] = [
  overItems(
    'map',
    ['for each', '逐项'],
    ['A value for each item.', '对每一项求值。'],
    { var: 'item.amount' },
    {
      check: checkMap,
      compileEach: compileMap,
    },
  ),
  overItems(
    'filter',
    ['those where', '筛选'],
    ['The items for which a condition is true.', '满足条件的各项。'],
    large,
    {
      check: checkTest,
      compileEach: compileFilter,
    },
  ),
  overItems(
    'all',
    ['all', '全部'],
    ['Whether a condition holds for every item; false when there is none.', '是否每一项都满足条件；没有任何项时为假。'],
    large,
    { check: checkTest, compileEach: compileAll },
  ),
  overItems(
    'some',
    ['some', '存在'],
    ['Whether a condition holds for at least one item.', '是否至少一项满足条件。'],
    large,
    {
      check: checkTest,
      compileEach: compileSome(true),
    },
  ),
  overItems('none', ['none', '没有'], ['Whether a condition holds for no item.', '是否没有任何一项满足条件。'], large, {
    check: checkTest,
    compileEach: compileSome(false),
  }),
  {
    name: 'merge',
    group: 'list',
    signatures: ['merge(list, …)'],
    label: { en: 'join lists', 'zh-CN': '合并列表' },
    doc: {
      en: 'The lists one after another; a single value counts as a list of one.',
      'zh-CN': '依次合并列表；单个值视为一项的列表。',
    },
    example: { merge: [['a'], ['b']] },
    arity: [1, 20],
    check: checkMerge,
    compile: (_node, args) => (env, item) =>
      args.flatMap((arg) => {
        const items = arg(env, item);
        return Array.isArray(items) ? (items as readonly RuleValue[]) : [];
      }),
  },
];
