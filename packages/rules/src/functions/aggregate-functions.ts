import { compareValues } from '../compare-values.ts';
import { MAX_DIGITS, digitsOf, divide, numberType } from '../numbers.ts';
import type { Evaluator, RuleChecker, RuleFunction } from '../rule-function.ts';
import type { EachNode, RuleNode } from '../rule-node.ts';
import { MAX_SCALE, type RuleType, scaleOf } from '../rule-type.ts';
import { Decimal, type RuleValue } from '../rule-value.ts';
import type { CallRule } from '../rule.ts';

/** Digits that adding up a list can add: no list has ten million items. */
const SUM_DIGITS = 7;

/** Types sum, average, min, max and count over a list, with or without an expression for each item. */
export function checkAggregate(call: CallRule, checker: RuleChecker, checked?: RuleNode): RuleNode | undefined {
  const [listRule, bodyRule] = call.args;
  const list = checked ?? checker.check(listRule!);
  if (list === undefined) return undefined;
  if (list.type.kind !== 'list' || call.args.length > 2) {
    const hint = `Write ${call.name}(list) or ${call.name}(list, expression).`;
    return checker.report(listRule!, 'FW_RULE_TYPE', `"${call.name}" works on a list.`, hint);
  }
  const body = bodyRule === undefined ? undefined : checker.checkBody(bodyRule, list);
  if (bodyRule !== undefined && body === undefined) return undefined;
  if (call.name === 'count') return countNode(call, checker, list, body);
  const value = body ?? list;
  const type = body?.type ?? list.type.of;
  const allowed = call.name === 'sum' || call.name === 'average' ? ['number'] : ['number', 'text', 'date', 'datetime'];
  if (!allowed.includes(type.kind)) {
    const hint = 'Give an expression for each item, such as sum(record.lines, item.amount).';
    return checker.report(call, 'FW_RULE_TYPE', `"${call.name}" needs ${allowed.join(', ')} values.`, hint);
  }
  const scale = call.name === 'average' ? MAX_SCALE : scaleOf(type);
  const result: RuleType = type.kind === 'number' ? numberType(scale) : type;
  const digits = digitsOf(value) + (call.name === 'sum' ? SUM_DIGITS : 1);
  if (digits > MAX_DIGITS) {
    return checker.report(
      call,
      'FW_RULE_NUMBER_TOO_LARGE',
      'The result could have more than 1,000 digits.',
      'Round the items.',
    );
  }
  return each(call, list, body, result, digits);
}

function countNode(call: CallRule, checker: RuleChecker, list: RuleNode, body?: RuleNode): RuleNode | undefined {
  const condition = body && checker.fit(body, { kind: 'boolean' }, call.args[1]!);
  if (body !== undefined && condition === undefined) return undefined;
  return each(call, list, condition, numberType(0), SUM_DIGITS + 1);
}

function each(call: CallRule, list: RuleNode, body: RuleNode | undefined, type: RuleType, digits: number): EachNode {
  const common = { kind: 'each', name: call.name, list, type, digits, source: call.source } as const;
  return body === undefined ? common : { ...common, body };
}

/** The closure of an aggregate. Empty items are passed over; the sum of nothing is 0, every other aggregate of nothing is empty. */
export function compileAggregate(node: EachNode, list: Evaluator, body: Evaluator | undefined): Evaluator {
  const fold = FOLDS[node.name as keyof typeof FOLDS];
  if (node.name === 'count') return compileCount(list, body);
  return (env, item) => {
    const items = list(env, item);
    const values = (Array.isArray(items) ? items : []).map((each: RuleValue) =>
      body === undefined ? each : body(env, each),
    );
    return fold(values.filter((value): value is NonNullable<RuleValue> => value !== null));
  };
}

function compileCount(list: Evaluator, body: Evaluator | undefined): Evaluator {
  return (env, item) => {
    const items = list(env, item);
    if (!Array.isArray(items)) return new Decimal(0);
    if (body === undefined) return new Decimal(items.length);
    return new Decimal(items.filter((each) => body(env, each) === true).length);
  };
}

type Values = readonly NonNullable<RuleValue>[];
const sum = (values: Values): Decimal =>
  (values as Decimal[]).reduce((total, each) => total.plus(each), new Decimal(0));
const extreme =
  (sign: 1 | -1) =>
  (values: Values): RuleValue =>
    values.length === 0 ? null : values.reduce((best, each) => (compareValues(each, best) * sign < 0 ? each : best));
const FOLDS = {
  sum,
  average: (values: Values): RuleValue => divide(sum(values), new Decimal(values.length)),
  min: extreme(1),
  max: extreme(-1),
  count: (values: Values): RuleValue => new Decimal(values.length),
} as const;

const lines = { var: 'record.lines' };

/** Aggregates over lists; min and max are with the numbers, because they also compare single values. */
export const aggregateFunctions: readonly RuleFunction[] = [
  {
    name: 'sum',
    group: 'list',
    signatures: ['sum(list)', 'sum(list, expression)'],
    label: { en: 'sum', 'zh-CN': '求和' },
    doc: {
      en: 'The sum over a list; empty items are passed over, nothing sums to 0.',
      'zh-CN': '列表求和；忽略空值，无项为 0。',
    },
    example: { sum: [lines, { var: 'item.amount' }] },
    arity: [1, 2],
    check: checkAggregate,
    compileEach: compileAggregate,
  },
  {
    name: 'average',
    group: 'list',
    signatures: ['average(list)', 'average(list, expression)'],
    label: { en: 'average', 'zh-CN': '平均' },
    doc: {
      en: 'The mean of the items that are not empty, to 20 decimals.',
      'zh-CN': '非空项的平均值，保留 20 位小数。',
    },
    example: { average: [lines, { var: 'item.amount' }] },
    arity: [1, 2],
    check: checkAggregate,
    compileEach: compileAggregate,
  },
  {
    name: 'count',
    group: 'list',
    signatures: ['count(list)', 'count(list, condition)'],
    label: { en: 'count', 'zh-CN': '计数' },
    doc: { en: 'How many items there are, or for how many a condition is true.', 'zh-CN': '项数，或满足条件的项数。' },
    example: { count: [lines, { '>': [{ var: 'item.amount' }, 100] }] },
    arity: [1, 2],
    check: checkAggregate,
    compileEach: compileAggregate,
  },
];
