import { compareValues, equalValues } from '../compare-values.ts';
import { readNumber } from '../read-wire.ts';
import { type Evaluator, type RuleChecker, type RuleFunction, strictEvaluator } from '../rule-function.ts';
import type { CallNode, RuleNode } from '../rule-node.ts';
import { type RuleType, describeType } from '../rule-type.ts';
import { Decimal } from '../rule-value.ts';
import { rawReader } from '../variable-reader.ts';
import type { CallRule } from '../rule.ts';

const BOOLEAN: RuleType = { kind: 'boolean' };
const EQUATABLE = ['text', 'number', 'boolean', 'date', 'datetime', 'reference'];
const ORDERED = ['text', 'number', 'date', 'datetime'];

const TESTS = {
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
  '==': (order: number) => order === 0,
  '!=': (order: number) => order !== 0,
} as const;
type Comparison = keyof typeof TESTS;

function checkComparison(name: Comparison, allowed: readonly string[]) {
  return (call: CallRule, checker: RuleChecker): RuleNode | undefined => {
    const nodes = call.args.map((rule) => checker.check(rule));
    if (nodes.some((node) => node?.type.kind === 'null')) {
      const hint = 'Use isNull or isNotNull.';
      return checker.report(call, 'FW_RULE_NULL_COMPARE', 'A comparison with null is never true.', hint);
    }
    const args = checker.unify(nodes, call.args);
    if (args === undefined) return undefined;
    const kind = args[0]!.type.kind;
    if (!allowed.includes(kind)) {
      const message = `"${call.name}" does not work on ${describeType(args[0]!.type)}.`;
      return checker.report(call, 'FW_RULE_TYPE', message, 'Compare single values, such as one of its parts.');
    }
    return { kind: 'call', name, args, type: BOOLEAN, source: call.source };
  };
}

function compileComparison(name: Comparison) {
  const test = TESTS[name];
  return (node: CallNode, args: readonly Evaluator[]): Evaluator => {
    if (args.length === 3) {
      const [low, middle, high] = args;
      return (env, item) => {
        const value = middle!(env, item);
        const left = compareOrNull(low!(env, item), value);
        const right = compareOrNull(value, high!(env, item));
        if ((left !== null && !test(left)) || (right !== null && !test(right))) return false;
        return left === null || right === null ? null : true;
      };
    }
    const quick = compileIntegerComparison(node, test);
    if (quick !== undefined) return quick;
    if (name === '==') return strictEvaluator(args, equalValues);
    if (name === '!=') return strictEvaluator(args, (a, b) => !equalValues(a, b));
    return strictEvaluator(args, (a, b) => test(compareValues(a, b)));
  };
}

function compareOrNull(a: ReturnType<Evaluator>, b: ReturnType<Evaluator>): number | null {
  return a === null || b === null ? null : compareValues(a, b);
}

/** A field against a whole number is the commonest condition there is: no decimal is made when the field is whole too. */
function compileIntegerComparison(node: CallNode, test: (order: number) => boolean): Evaluator | undefined {
  const [left, right] = node.args;
  if (left?.kind !== 'variable' || right?.kind !== 'literal' || !(right.value instanceof Decimal)) return undefined;
  // The item of a scalar list is a value already, not wire JSON.
  if (left.path.length === 1 && left.path[0] === 'item') return undefined;
  const exact = right.value;
  const limit = exact.toNumber();
  if (!Number.isSafeInteger(limit) || !exact.isInteger()) return undefined;
  const read = rawReader(left.path);
  return (env, item) => {
    const raw = read(env, item);
    if (typeof raw === 'number' && Number.isSafeInteger(raw)) return test(raw - limit);
    const value = readNumber(raw);
    return value === null ? null : test(value.cmp(exact));
  };
}

function checkIn(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const [value, list] = call.args.map((rule) => checker.check(rule));
  if (value === undefined || list === undefined) return undefined;
  const [valueRule, listRule] = [call.args[0]!, call.args[1]!];
  if (list.type.kind === 'text') {
    const args = [checker.fit(list, { kind: 'text' }, listRule), checker.fit(value, { kind: 'text' }, valueRule)];
    if (!args.every((arg) => arg !== undefined)) return undefined;
    return { kind: 'call', name: 'contains', args, type: BOOLEAN, source: call.source };
  }
  return membership(call, checker, value, list, [valueRule, listRule]);
}

/** `value in list` as a node; also what `contains(list, value)` means. */
export function membership(
  call: CallRule,
  checker: RuleChecker,
  value: RuleNode,
  list: RuleNode,
  [valueRule, listRule]: readonly [CallRule['args'][number], CallRule['args'][number]],
): RuleNode | undefined {
  if (list.type.kind !== 'list') {
    const message = `The values to look in are ${describeType(list.type)}, not a list.`;
    return checker.report(listRule, 'FW_RULE_TYPE', message, 'Give a list such as ["open", "held"].');
  }
  if (!EQUATABLE.includes(value.type.kind)) {
    return checker.report(
      valueRule,
      'FW_RULE_TYPE',
      'Only a single value can be looked for in a list.',
      'Give one value.',
    );
  }
  if (value.kind === 'literal' && list.kind !== 'list') {
    const of: RuleType = list.type.of.kind === 'number' ? { kind: 'number' } : list.type.of;
    const fitted = checker.fit(value, of, valueRule);
    return fitted && { kind: 'call', name: 'in', args: [fitted, list], type: BOOLEAN, source: call.source };
  }
  const of: RuleType = value.type.kind === 'number' ? { kind: 'number' } : value.type;
  const fitted = checker.fit(list, { kind: 'list', of }, listRule);
  return fitted && { kind: 'call', name: 'in', args: [value, fitted], type: BOOLEAN, source: call.source };
}

/** Unknown when the value is, or when it is not found and the list holds an unknown; never found in an empty list. */
function compileIn(_node: CallNode, [value, list]: readonly Evaluator[]): Evaluator {
  return (env, item) => {
    const items = list!(env, item);
    if (!Array.isArray(items)) return null;
    if (items.length === 0) return false;
    const wanted = value!(env, item);
    if (wanted === null) return null;
    let unknown = false;
    for (const each of items) {
      if (each === null) unknown = true;
      else if (equalValues(wanted, each)) return true;
    }
    return unknown ? null : false;
  };
}

function comparison(
  name: string,
  meaning: Comparison,
  words: { en: string; zh: string },
  ordered: boolean,
): RuleFunction {
  return {
    name,
    group: 'comparison',
    signatures: ordered ? [`a ${name} b`, `a ${name} b ${name} c`] : [`a ${name} b`],
    label: { en: words.en, 'zh-CN': words.zh },
    doc: {
      en: `Whether the first value ${words.en} the second; unknown when either is empty. Both have to be of one type.`,
      'zh-CN': `第一个值是否${words.zh}第二个值；任一为空则未知。两者类型须相同。`,
    },
    example: { [name]: [{ var: 'record.quantity' }, 10] },
    arity: [2, ordered ? 3 : 2],
    check: checkComparison(meaning, ordered ? ORDERED : EQUATABLE),
    compile: compileComparison(meaning),
  };
}

/** Comparisons and membership. */
export const comparisonFunctions: readonly RuleFunction[] = [
  comparison('==', '==', { en: 'is', zh: '等于' }, false),
  comparison('===', '==', { en: 'is', zh: '等于' }, false),
  comparison('!=', '!=', { en: 'is not', zh: '不等于' }, false),
  comparison('!==', '!=', { en: 'is not', zh: '不等于' }, false),
  comparison('<', '<', { en: 'is less than', zh: '小于' }, true),
  comparison('<=', '<=', { en: 'is at most', zh: '不超过' }, true),
  comparison('>', '>', { en: 'is greater than', zh: '大于' }, true),
  comparison('>=', '>=', { en: 'is at least', zh: '不少于' }, true),
  {
    name: 'in',
    group: 'comparison',
    signatures: ['in(value, list)', 'in(part, text)'],
    label: { en: 'is one of', 'zh-CN': '属于' },
    doc: {
      en: 'Whether a value is in a list; between two texts, whether the first occurs in the second.',
      'zh-CN': '值是否在列表中；两个文本之间，则为前者是否出现在后者中。',
    },
    example: { in: [{ var: 'record.status' }, ['open', 'held']] },
    arity: [2, 2],
    check: checkIn,
    compile: compileIn,
  },
];
