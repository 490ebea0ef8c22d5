import { digitsOf, resultType } from '../numbers.ts';
import type { Evaluator, RuleChecker, RuleFunction } from '../rule-function.ts';
import type { CallNode, RuleNode } from '../rule-node.ts';
import type { RuleType } from '../rule-type.ts';
import type { CallRule } from '../rule.ts';

const BOOLEAN: RuleType = { kind: 'boolean' };

function checkConditions(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const args = call.args.map((rule) => checker.fit(checker.check(rule), BOOLEAN, rule));
  if (!args.every((arg) => arg !== undefined)) return undefined;
  return { kind: 'call', name: call.name, args, type: BOOLEAN, source: call.source };
}

/** Kleene's and: one false decides, otherwise one unknown makes it unknown. */
function compileAnd(_node: CallNode, args: readonly Evaluator[]): Evaluator {
  return (env, item) => {
    let unknown = false;
    for (const arg of args) {
      const value = arg(env, item);
      if (value === false) return false;
      if (value === null) unknown = true;
    }
    return unknown ? null : true;
  };
}

function compileOr(_node: CallNode, args: readonly Evaluator[]): Evaluator {
  return (env, item) => {
    let unknown = false;
    for (const arg of args) {
      const value = arg(env, item);
      if (value === true) return true;
      if (value === null) unknown = true;
    }
    return unknown ? null : false;
  };
}

function checkIf(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const isCondition = (index: number): boolean => index % 2 === 0 && index < call.args.length - 1;
  const nodes = call.args.map((rule, index) =>
    isCondition(index) ? checker.fit(checker.check(rule), BOOLEAN, rule) : checker.check(rule),
  );
  const valueRules = call.args.filter((_, index) => !isCondition(index));
  const values = checker.unify(
    nodes.filter((_, index) => !isCondition(index)),
    valueRules,
  );
  if (values === undefined || !nodes.every((node) => node !== undefined)) return undefined;
  const queue = [...values];
  const args = nodes.map((node, index) => (isCondition(index) ? node : queue.shift()!));
  const type = resultType(values);
  if (type.kind === 'list' && type.of.kind === 'record') {
    return checker.report(call, 'FW_RULE_TYPE', 'A condition cannot choose between lists of records.', 'Use filter.');
  }
  const digits = Math.max(...values.map(digitsOf));
  return { kind: 'call', name: 'if', args, type, digits, source: call.source };
}

function compileIf(_node: CallNode, args: readonly Evaluator[]): Evaluator {
  return (env, item) => {
    for (let index = 0; index + 1 < args.length; index += 2) {
      if (args[index]!(env, item) === true) return args[index + 1]!(env, item);
    }
    return args.length % 2 === 1 ? args[args.length - 1]!(env, item) : null;
  };
}

function checkCoalesce(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const args = checker.unify(
    call.args.map((rule) => checker.check(rule)),
    call.args,
  );
  if (args === undefined) return undefined;
  const digits = Math.max(...args.map(digitsOf));
  return { kind: 'call', name: 'coalesce', args, type: resultType(args), digits, source: call.source };
}

function checkNullTest(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const rule = call.args[0]!;
  const arg = checker.check(rule);
  if (arg === undefined) return undefined;
  if (['record', 'object'].includes(arg.type.kind) || (arg.type.kind === 'list' && arg.type.of.kind === 'record')) {
    const hint = 'Ask it of one of its parts, or use count for a list.';
    return checker.report(rule, 'FW_RULE_TYPE', 'Only a single value can be asked whether it is empty.', hint);
  }
  return { kind: 'call', name: call.name, args: [arg], type: BOOLEAN, source: call.source };
}

const ifDocs = {
  group: 'logic',
  doc: {
    en: 'The value after the first condition that is true, otherwise the last value; null when there is none. Unknown counts as not true.',
    'zh-CN': '返回第一个成立的条件之后的值，否则返回最后一个值；没有则为空。未知视为不成立。',
  },
  arity: [2, 41],
  check: checkIf,
  compile: compileIf,
} as const;

/** Conditions joined, negated and chosen between; three-valued throughout. */
export const logicFunctions: readonly RuleFunction[] = [
  {
    name: 'and',
    group: 'logic',
    signatures: ['and(condition, …)'],
    label: { en: 'and', 'zh-CN': '且' },
    doc: {
      en: 'True when all conditions are; false as soon as one is; otherwise unknown.',
      'zh-CN': '全部成立为真；有一个不成立为假；否则未知。',
    },
    example: { and: [{ var: 'record.active' }, { '>': [{ var: 'record.quantity' }, 0] }] },
    arity: [1, 50],
    check: checkConditions,
    compile: compileAnd,
  },
  {
    name: 'or',
    group: 'logic',
    signatures: ['or(condition, …)'],
    label: { en: 'or', 'zh-CN': '或' },
    doc: {
      en: 'True as soon as one condition is; false when all are; otherwise unknown.',
      'zh-CN': '有一个成立为真；全部不成立为假；否则未知。',
    },
    example: { or: [{ var: 'record.active' }, { '>': [{ var: 'record.quantity' }, 0] }] },
    arity: [1, 50],
    check: checkConditions,
    compile: compileOr,
  },
  {
    name: '!',
    group: 'logic',
    signatures: ['!(condition)'],
    label: { en: 'not', 'zh-CN': '非' },
    doc: { en: 'The opposite of a condition; unknown stays unknown.', 'zh-CN': '取反；未知仍为未知。' },
    example: { '!': { var: 'record.active' } },
    arity: [1, 1],
    check: checkConditions,
    compile:
      (_node, [arg]) =>
      (env, item) => {
        const value = arg!(env, item);
        return value === null ? null : value !== true;
      },
  },
  {
    name: '!!',
    group: 'logic',
    signatures: ['!!(condition)'],
    label: { en: 'is true', 'zh-CN': '为真' },
    doc: { en: 'The condition itself; kept for JsonLogic.', 'zh-CN': '条件本身；为兼容 JsonLogic 保留。' },
    example: { '!!': { var: 'record.active' } },
    arity: [1, 1],
    check: checkConditions,
    compile: (_node, [arg]) => arg!,
  },
  {
    ...ifDocs,
    name: 'if',
    signatures: ['if(condition, value, …, otherwise)'],
    label: { en: 'if', 'zh-CN': '如果' },
    example: { if: [{ '>': [{ var: 'record.quantity' }, 10] }, 'large', 'small'] },
  },
  {
    ...ifDocs,
    name: '?:',
    signatures: ['?:(condition, value, otherwise)'],
    label: { en: 'if', 'zh-CN': '如果' },
    example: { '?:': [{ '>': [{ var: 'record.quantity' }, 10] }, 'large', 'small'] },
  },
  {
    name: 'coalesce',
    group: 'logic',
    signatures: ['coalesce(value, …)'],
    label: { en: 'first that is not empty', 'zh-CN': '首个非空' },
    doc: { en: 'The first value that is not empty.', 'zh-CN': '第一个非空的值。' },
    example: { coalesce: [{ var: 'record.note' }, 'none'] },
    arity: [1, 20],
    check: checkCoalesce,
    compile: (_node, args) => (env, item) => {
      for (const arg of args) {
        const value = arg(env, item);
        if (value !== null) return value;
      }
      return null;
    },
  },
  {
    name: 'isNull',
    group: 'logic',
    signatures: ['isNull(value)'],
    label: { en: 'is empty', 'zh-CN': '为空' },
    doc: {
      en: 'Whether a value is empty. Comparing with null is always unknown.',
      'zh-CN': '值是否为空。与空值比较总是未知。',
    },
    example: { isNull: { var: 'record.due_on' } },
    arity: [1, 1],
    check: checkNullTest,
    compile:
      (_node, [arg]) =>
      (env, item) =>
        arg!(env, item) === null,
  },
  {
    name: 'isNotNull',
    group: 'logic',
    signatures: ['isNotNull(value)'],
    label: { en: 'is not empty', 'zh-CN': '不为空' },
    doc: { en: 'Whether a value is there.', 'zh-CN': '值是否存在。' },
    example: { isNotNull: { var: 'record.due_on' } },
    arity: [1, 1],
    check: checkNullTest,
    compile:
      (_node, [arg]) =>
      (env, item) =>
        arg!(env, item) !== null,
  },
];
