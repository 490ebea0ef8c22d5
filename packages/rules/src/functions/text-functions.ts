import { lowerText, trimText, upperText } from '../letter-case.ts';
import { numberType } from '../numbers.ts';
import { numberText } from '../read-wire.ts';
import { type RuleChecker, type RuleFunction, strictEvaluator, strictFunction } from '../rule-function.ts';
import type { RuleNode } from '../rule-node.ts';
import { type RuleType, describeType } from '../rule-type.ts';
import { Decimal, type RuleValue } from '../rule-value.ts';
import type { CallRule } from '../rule.ts';
import { membership } from './comparison-functions.ts';

const TEXT: RuleType = { kind: 'text' };
const BOOLEAN: RuleType = { kind: 'boolean' };
const note = { var: 'record.note' };
const LONGEST = 1_000_000;

function checkCat(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const args = call.args.map((rule) => {
    const arg = checker.check(rule);
    const isWritten = arg !== undefined && ['number', 'boolean', 'date', 'datetime'].includes(arg.type.kind);
    return isWritten ? written(arg) : checker.fit(arg, TEXT, rule);
  });
  if (!args.every((arg) => arg !== undefined)) return undefined;
  return { kind: 'call', name: 'cat', args, type: TEXT, source: call.source };
}

function checkSubstr(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const [textRule, ...placeRules] = call.args;
  const text = checker.fit(checker.check(textRule!), TEXT, textRule!);
  const places = placeRules.map((rule) => {
    const value = rule.kind === 'literal' ? rule.value : undefined;
    if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > LONGEST) {
      const hint = 'Write the start and the length as whole numbers; a negative start counts from the end.';
      return checker.report(rule, 'FW_RULE_LITERAL_NEEDED', 'The start and the length are written out.', hint);
    }
    const node: RuleNode = {
      kind: 'literal',
      value: new Decimal(value),
      type: numberType(0),
      digits: 7,
      source: value,
    };
    return node;
  });
  if (text === undefined || !places.every((place) => place !== undefined)) return undefined;
  return { kind: 'call', name: 'substr', args: [text, ...places], type: TEXT, source: call.source };
}

/** JsonLogic's substr by characters (code points): a negative start counts from the end, a negative length leaves out that many. */
function substr(text: string, start: number, length: number | undefined): string {
  const characters = Array.from(text);
  const rest = start < 0 ? characters.slice(start) : characters.slice(start);
  return (length === undefined ? rest : length < 0 ? rest.slice(0, length) : rest.slice(0, length)).join('');
}

function checkContains(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const [holderRule, partRule] = [call.args[0]!, call.args[1]!];
  const holder = checker.check(holderRule);
  const part = checker.check(partRule);
  if (holder === undefined || part === undefined) return undefined;
  if (holder.type.kind === 'list') return membership(call, checker, part, holder, [partRule, holderRule]);
  const args = [checker.fit(holder, TEXT, holderRule), checker.fit(part, TEXT, partRule)];
  if (!args.every((arg) => arg !== undefined)) return undefined;
  return { kind: 'call', name: 'contains', args, type: BOOLEAN, source: call.source };
}

function checkToText(call: CallRule, checker: RuleChecker): RuleNode | undefined {
  const rule = call.args[0]!;
  const arg = checker.check(rule);
  if (arg === undefined) return undefined;
  if (!['text', 'number', 'boolean', 'date', 'datetime', 'reference'].includes(arg.type.kind)) {
    const message = `${describeType(arg.type)} cannot be written as text.`;
    return checker.report(rule, 'FW_RULE_TYPE', message, 'Give a single value, such as one of its parts.');
  }
  return { ...written(arg), source: call.source };
}

function written(arg: RuleNode): RuleNode {
  return { kind: 'call', name: 'toText', args: [arg], type: TEXT, source: arg.source };
}

function asText(value: NonNullable<RuleValue>): string {
  return value instanceof Decimal ? numberText(value) : String(value);
}

function textTest(
  name: string,
  words: readonly [en: string, zh: string],
  evaluate: (text: string, part: string) => boolean,
): RuleFunction {
  return strictFunction({
    name,
    group: 'text',
    signatures: [`${name}(text, part)`],
    label: { en: words[0], 'zh-CN': words[1] },
    doc: {
      en: `Whether a text ${words[0]} another; case matters.`,
      'zh-CN': `文本是否${words[1]}另一文本；区分大小写。`,
    },
    example: { [name]: [note, 'AB'] },
    parameters: [TEXT, TEXT],
    result: BOOLEAN,
    evaluate: (text, part) => evaluate(String(text), String(part)),
  });
}

function textChange(
  name: string,
  words: { readonly en: string; readonly 'zh-CN': string },
  doc: { readonly en: string; readonly 'zh-CN': string },
  evaluate: (text: string) => string,
): RuleFunction {
  return strictFunction({
    name,
    group: 'text',
    signatures: [`${name}(text)`],
    label: words,
    doc,
    example: { [name]: note },
    parameters: [TEXT],
    result: TEXT,
    evaluate: (text) => evaluate(String(text)),
  });
}

/** Texts, counted and cut by character (code point). */
export const textFunctions: readonly RuleFunction[] = [
  {
    name: 'cat',
    group: 'text',
    signatures: ['cat(text, …)'],
    label: { en: 'join texts', 'zh-CN': '连接文本' },
    doc: {
      en: 'The values one after another as text; empty when any is empty. Numbers and dates are written as by toText.',
      'zh-CN': '依次连接为文本；任一为空则为空。数字与日期的写法同 toText。',
    },
    example: { cat: [note, '!'] },
    arity: [1, 20],
    check: checkCat,
    compile: (_node, args) => strictEvaluator(args, (...texts) => texts.join('')),
  },
  {
    name: 'substr',
    group: 'text',
    signatures: ['substr(text, start)', 'substr(text, start, length)'],
    label: { en: 'part of text', 'zh-CN': '截取文本' },
    doc: {
      en: 'Part of a text; start counts from 0, a negative start from the end, a negative length leaves out that many at the end.',
      'zh-CN': '截取文本；起点从 0 起，负数从末尾起，负长度表示去掉末尾若干字符。',
    },
    example: { substr: [note, 0, 3] },
    arity: [2, 3],
    check: checkSubstr,
    compile: ({ args }, [text]) => {
      const [start, length] = args.slice(1).map((place) => Number(place.kind === 'literal' ? place.value : 0));
      return strictEvaluator([text!], (value) => substr(String(value), start ?? 0, length));
    },
  },
  {
    name: 'contains',
    group: 'text',
    signatures: ['contains(text, part)', 'contains(list, value)'],
    label: { en: 'contains', 'zh-CN': '包含' },
    doc: {
      en: 'Whether a text holds another, or a list a value; case matters.',
      'zh-CN': '文本是否含另一文本，或列表是否含某值；区分大小写。',
    },
    example: { contains: [note, 'AB'] },
    arity: [2, 2],
    check: checkContains,
    compile: (_node, args) => strictEvaluator(args, (text, part) => String(text).includes(String(part))),
  },
  textTest('startsWith', ['starts with', '开头是'], (text, part) => text.startsWith(part)),
  textTest('endsWith', ['ends with', '结尾是'], (text, part) => text.endsWith(part)),
  textChange(
    'lower',
    { en: 'small letters', 'zh-CN': '小写' },
    { en: 'In small letters (Latin, Greek, Cyrillic).', 'zh-CN': '转为小写（拉丁、希腊、西里尔字母）。' },
    lowerText,
  ),
  textChange(
    'upper',
    { en: 'capital letters', 'zh-CN': '大写' },
    { en: 'In capital letters (Latin, Greek, Cyrillic).', 'zh-CN': '转为大写（拉丁、希腊、西里尔字母）。' },
    upperText,
  ),
  textChange(
    'trim',
    { en: 'without spaces around', 'zh-CN': '去除首尾空白' },
    { en: 'Without white space at both ends.', 'zh-CN': '去掉首尾空白字符。' },
    trimText,
  ),
  strictFunction({
    name: 'length',
    group: 'text',
    signatures: ['length(text)'],
    label: { en: 'length', 'zh-CN': '长度' },
    doc: { en: 'How many characters a text has.', 'zh-CN': '文本的字符数。' },
    example: { length: note },
    parameters: [TEXT],
    result: numberType(0),
    digits: () => 10,
    evaluate: (text) => new Decimal(Array.from(String(text)).length),
  }),
  {
    name: 'toText',
    group: 'text',
    signatures: ['toText(value)'],
    label: { en: 'as text', 'zh-CN': '转为文本' },
    doc: {
      en: 'A number without trailing zeros, a date as 2026-06-30, an instant in UTC, true or false.',
      'zh-CN': '数字去掉末尾的零，日期如 2026-06-30，时刻为 UTC，或 true、false。',
    },
    example: { toText: { var: 'record.quantity' } },
    arity: [1, 1],
    check: checkToText,
    compile: (_node, args) => strictEvaluator(args, asText),
  },
];
