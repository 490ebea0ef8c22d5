import { MAX_DIGITS, digitsOf, divide, numberType, quantize, resultType, roundTo, widestScale } from '../numbers.ts';
import { DATA_DIGITS, readNumber } from '../read-wire.ts';
import { compareValues } from '../compare-values.ts';
import { type Evaluator, type RuleChecker, type RuleFunction, strictEvaluator } from '../rule-function.ts';
import type { CallNode, RuleNode } from '../rule-node.ts';
import { MAX_SCALE, type RuleType, scaleOf } from '../rule-type.ts';
import { Decimal } from '../rule-value.ts';
import type { CallRule } from '../rule.ts';
import { checkAggregate, compileAggregate } from './aggregate-functions.ts';

const NUMBER: RuleType = { kind: 'number' };

type Shape = (args: readonly RuleNode[]) => { readonly scale: number; readonly digits: number };

/** Types a call whose arguments are all numbers; what could exceed 1,000 digits is a finding. */
function checkNumbers(shape: Shape) {
  return (call: CallRule, checker: RuleChecker): RuleNode | undefined => {
    const args = call.args.map((rule) => checker.fit(checker.check(rule), NUMBER, rule));
    if (!args.every((arg) => arg !== undefined)) return undefined;
    const { scale, digits } = shape(args);
    if (digits > MAX_DIGITS) {
      const hint = 'Multiply fewer numbers, or round in between.';
      return checker.report(call, 'FW_RULE_NUMBER_TOO_LARGE', 'The result could have more than 1,000 digits.', hint);
    }
    return { kind: 'call', name: call.name, args, type: numberType(scale), digits, source: call.source };
  };
}

const addShape: Shape = (args) => ({
  scale: widestScale(args),
  digits: Math.max(...args.map(digitsOf)) + Math.ceil(Math.log10(args.length + 1)),
});
const timesShape: Shape = (args) => ({
  scale: Math.min(
    MAX_SCALE,
    args.reduce((total, arg) => total + scaleOf(arg.type), 0),
  ),
  digits: args.reduce((total, arg) => total + digitsOf(arg), 0),
});

function compileFold(fold: (a: Decimal, b: Decimal) => Decimal) {
  return (_node: CallNode, args: readonly Evaluator[]): Evaluator =>
    strictEvaluator(args, (...values) => (values as Decimal[]).reduce(fold));
}

/** A sum or product of one value is that value; JsonLogic's `+` of one text is the number that the text writes. */
function checkJoined(shape: Shape) {
  const checkMany = checkNumbers(shape);
  return (call: CallRule, checker: RuleChecker): RuleNode | undefined => {
    const [only] = call.args;
    if (call.args.length > 1) return checkMany(call, checker);
    const node = checker.check(only!);
    if (call.name === '+' && node?.type.kind === 'text') return numberOf(node, call);
    return checker.fit(node, NUMBER, only!);
  };
}

function numberOf(text: RuleNode, call: CallRule): RuleNode {
  const type = numberType(MAX_SCALE);
  return { kind: 'call', name: 'toNumber', args: [text], type, digits: DATA_DIGITS, source: call.source };
}

function checkToNumber(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const rule = call.args[0]!;
  const text = checker.fit(checker.check(rule), { kind: 'text' }, rule);
  return text && numberOf(text, call);
}

/** Rounding needs its scale when the expression is checked: a literal of -20 to 20. */
function checkRound(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const [valueRule, scaleRule] = call.args;
  const value = checker.fit(checker.check(valueRule!), NUMBER, valueRule!);
  const scale = scaleRule === undefined ? 0 : scaleRule.kind === 'literal' ? scaleRule.value : undefined;
  if (typeof scale !== 'number' || !Number.isInteger(scale) || Math.abs(scale) > MAX_SCALE) {
    const hint = 'Write the number of decimals, such as round(x, 2).';
    return checker.report(
      scaleRule ?? call,
      'FW_RULE_LITERAL_NEEDED',
      'The decimals are a whole number from -20 to 20.',
      hint,
    );
  }
  if (value === undefined) return undefined;
  const digits: RuleNode = {
    kind: 'literal',
    value: new Decimal(scale),
    type: numberType(0),
    source: scale,
    digits: 2,
  };
  const type = numberType(Math.max(0, Math.min(scale, scaleOf(value.type))));
  return {
    kind: 'call',
    name: 'round',
    args: [value, digits],
    type,
    digits: digitsOf(value) + 1 + Math.max(0, -scale),
    source: call.source,
  };
}

function checkExtreme(name: 'min' | 'max') {
  return (call: CallRule, checker: RuleChecker): RuleNode | undefined => {
    const first = checker.check(call.args[0]!);
    if (first?.type.kind === 'list') {
      // Without types, within a list, min(record.lines, item.price) looks like the lesser of two values: a rename would miss it.
      if (call.args.length > 1 && first.kind === 'variable' && checker.isInList) {
        const hint = `Write ${name}(map(list, expression)).`;
        return checker.report(call, 'FW_RULE_TYPE', `"${name}" over a list is not clear within another list.`, hint);
      }
      return checkAggregate(call, checker, first);
    }
    const nodes = [first, ...call.args.slice(1).map((rule) => checker.check(rule))];
    const args = checker.unify(nodes, call.args);
    if (args === undefined) return undefined;
    if (!['number', 'text', 'date', 'datetime'].includes(args[0]!.type.kind)) {
      const hint = 'Give numbers, texts, dates or a list of them.';
      return checker.report(call, 'FW_RULE_TYPE', `"${name}" needs values that have an order.`, hint);
    }
    const digits = Math.max(...args.map(digitsOf));
    return { kind: 'call', name, args, type: resultType(args), digits, source: call.source };
  };
}

/** Empty values are passed over, as least and greatest do in SQL; empty only when all are. */
function compileExtreme(sign: 1 | -1) {
  return (_node: CallNode, args: readonly Evaluator[]): Evaluator =>
    (env, item) => {
      let best: ReturnType<Evaluator> = null;
      for (const arg of args) {
        const value = arg(env, item);
        if (value !== null && (best === null || compareValues(value, best) * sign < 0)) best = value;
      }
      return best;
    };
}

interface Words {
  readonly signatures: readonly string[];
  readonly label: { readonly en: string; readonly 'zh-CN': string };
  readonly doc: { readonly en: string; readonly 'zh-CN': string };
}

function describe(signature: string, label: [string, string], doc: [string, string]): Words {
  return {
    signatures: signature.split(' | '),
    label: { en: label[0], 'zh-CN': label[1] },
    doc: { en: doc[0], 'zh-CN': doc[1] },
  };
}

const quantity = { var: 'record.quantity' };
const price = { var: 'record.price' };

/** Exact decimal arithmetic: 20 decimals at most, halves away from zero. */
export const numberFunctions: readonly RuleFunction[] = [
  {
    name: '+',
    group: 'number',
    ...describe('a + b + …', ['plus', '加'], ['The exact sum; empty when any part is.', '精确求和；任一为空则为空。']),
    example: { '+': [quantity, 1] },
    arity: [1, 20],
    check: checkJoined(addShape),
    compile: compileFold((a, b) => a.plus(b)),
  },
  {
    name: '-',
    group: 'number',
    ...describe('a - b | -a', ['minus', '减'], ['The exact difference, or the negative.', '精确求差，或取负。']),
    example: { '-': [quantity, 1] },
    arity: [1, 2],
    check: checkNumbers(addShape),
    compile: (_node, args) =>
      args.length === 1
        ? strictEvaluator(args, (a) => (a as Decimal).neg())
        : strictEvaluator(args, (a, b) => (a as Decimal).minus(b as Decimal)),
  },
  {
    name: '*',
    group: 'number',
    ...describe(
      'a * b * …',
      ['times', '乘'],
      ['The product, rounded half up to 20 decimals.', '求积，四舍五入至 20 位小数。'],
    ),
    example: { '*': [quantity, price] },
    arity: [1, 20],
    check: checkJoined(timesShape),
    compile: compileFold((a, b) => quantize(a.times(b))),
  },
  {
    name: '/',
    group: 'number',
    ...describe(
      'a / b',
      ['divided by', '除以'],
      [
        'The quotient, rounded half up to 20 decimals; empty when dividing by zero.',
        '求商，四舍五入至 20 位小数；除以零为空。',
      ],
    ),
    example: { '/': [price, quantity] },
    arity: [2, 2],
    check: checkNumbers(([a, b]) => ({ scale: MAX_SCALE, digits: digitsOf(a!) + scaleOf(b!.type) + 1 })),
    compile: (_node, args) => strictEvaluator(args, (a, b) => divide(a as Decimal, b as Decimal)),
  },
  {
    name: '%',
    group: 'number',
    ...describe(
      'a % b',
      ['remainder of', '取余'],
      ['The remainder, with the sign of the first; empty when dividing by zero.', '余数，符号同被除数；除以零为空。'],
    ),
    example: { '%': [quantity, 12] },
    arity: [2, 2],
    check: checkNumbers((args) => ({ scale: widestScale(args), digits: Math.max(...args.map(digitsOf)) })),
    compile: (_node, args) =>
      strictEvaluator(args, (a, b) => ((b as Decimal).isZero() ? null : (a as Decimal).mod(b as Decimal))),
  },
  {
    name: 'min',
    group: 'number',
    ...describe(
      'min(a, b, …) | min(list) | min(list, expression)',
      ['least', '最小'],
      ['The least value; empty ones are passed over.', '最小值；忽略空值。'],
    ),
    example: { min: [quantity, 10] },
    arity: [1, 20],
    check: checkExtreme('min'),
    compile: compileExtreme(1),
    compileEach: compileAggregate,
  },
  {
    name: 'max',
    group: 'number',
    ...describe(
      'max(a, b, …) | max(list) | max(list, expression)',
      ['greatest', '最大'],
      ['The greatest value; empty ones are passed over.', '最大值；忽略空值。'],
    ),
    example: { max: [quantity, 10] },
    arity: [1, 20],
    check: checkExtreme('max'),
    compile: compileExtreme(-1),
    compileEach: compileAggregate,
  },
  {
    name: 'round',
    group: 'number',
    ...describe(
      'round(x) | round(x, decimals)',
      ['round', '四舍五入'],
      ['Rounded, halves away from zero; decimals may be negative.', '四舍五入；小数位数可为负。'],
    ),
    example: { round: [price, 1] },
    arity: [1, 2],
    check: checkRound,
    compile: ({ args: [, scale] }, [value]) => {
      const places = scale?.kind === 'literal' && scale.value instanceof Decimal ? scale.value.toNumber() : 0;
      return strictEvaluator([value!], (x) => roundTo(x as Decimal, places));
    },
  },
  {
    name: 'floor',
    group: 'number',
    ...describe(
      'floor(x)',
      ['round down', '向下取整'],
      ['The greatest whole number that is not above.', '不大于它的最大整数。'],
    ),
    example: { floor: price },
    arity: [1, 1],
    check: checkNumbers(([a]) => ({ scale: 0, digits: digitsOf(a!) + 1 })),
    compile: (_node, args) => strictEvaluator(args, (x) => (x as Decimal).floor()),
  },
  {
    name: 'ceil',
    group: 'number',
    ...describe(
      'ceil(x)',
      ['round up', '向上取整'],
      ['The least whole number that is not below.', '不小于它的最小整数。'],
    ),
    example: { ceil: price },
    arity: [1, 1],
    check: checkNumbers(([a]) => ({ scale: 0, digits: digitsOf(a!) + 1 })),
    compile: (_node, args) => strictEvaluator(args, (x) => (x as Decimal).ceil()),
  },
  {
    name: 'abs',
    group: 'number',
    ...describe('abs(x)', ['size of', '绝对值'], ['The number without its sign.', '绝对值。']),
    example: { abs: quantity },
    arity: [1, 1],
    check: checkNumbers(([a]) => ({ scale: scaleOf(a!.type), digits: digitsOf(a!) })),
    compile: (_node, args) => strictEvaluator(args, (x) => (x as Decimal).abs()),
  },
  {
    name: 'toNumber',
    group: 'number',
    ...describe(
      'toNumber(text)',
      ['as a number', '转为数字'],
      [
        'The number that a text writes in digits, such as -12.50; empty for any other text.',
        '文本所写的数字，如 -12.50；其他文本为空。',
      ],
    ),
    example: { toNumber: { var: 'record.note' } },
    arity: [1, 1],
    check: checkToNumber,
    compile: (_node, args) => strictEvaluator(args, readNumber),
  },
];
