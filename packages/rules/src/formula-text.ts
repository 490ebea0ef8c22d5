import type { Issue } from '@formwork/kernel';
import { quote, readFormulaTokens } from './formula-lexer.ts';
import { FormulaFault, FormulaParser } from './formula-parser.ts';
import { BINDING, INFIX, RESERVED, SIGNS, SPECIAL_CALLS, hasWord, wordOfFunction } from './formula-words.ts';
import { SCOPE_ROOTS } from './rule-scope.ts';
import { Decimal } from './rule-value.ts';
import { operatorOf, partsOf } from './walk-json.ts';

const MAX_LENGTH = 20_000;
const MAX_NESTING = 200;

/** Reads `quantity * price * (1 - discount)` as JsonLogic. Bare names are the record's fields; findings say where in the text. */
export function parseFormula(text: string): { json: unknown; issues: Issue[] } {
  if (text.length > MAX_LENGTH) return { json: undefined, issues: [tooLong()] };
  const { tokens, issues } = readFormulaTokens(text);
  if (issues.length > 0) return { json: undefined, issues };
  try {
    return { json: new FormulaParser(tokens).parse(), issues: [] };
  } catch (fault) {
    if (fault instanceof FormulaFault) return { json: undefined, issues: [fault.issue] };
    throw fault;
  }
}

function tooLong(): Issue {
  const hint = 'Split it into computed fields or named expressions.';
  const message = `The formula has more than ${MAX_LENGTH} characters.`;
  return {
    code: 'FW_RULE_FORMULA_SYNTAX',
    severity: 'error',
    path: '',
    message,
    hint,
    details: { offset: MAX_LENGTH, length: 0 },
  };
}

/** JsonLogic as a formula that reads back to the same. What has no sign or word of its own is written `CALL("name", …)`. */
export function printFormula(json: unknown): string {
  return print(json, { isInList: false, nesting: 0 }).text;
}

interface PrintScope {
  readonly isInList: boolean;
  readonly nesting: number;
}

/** A printed part and how tightly its outermost sign binds. */
interface Printed {
  readonly text: string;
  readonly binding: number;
}

const ATOM = 9;
const FLAT = new Set(['and', 'or', '+', '*']);
const CHAINED = new Set(['<', '<=', '>', '>=']);
const OVER_ITEMS = new Set(['map', 'filter', 'all', 'some', 'none', 'sum', 'average', 'count']);

function print(json: unknown, outer: PrintScope): Printed {
  const scope = { ...outer, nesting: outer.nesting + 1 };
  if (scope.nesting > MAX_NESTING) return atom('…');
  if (Array.isArray(json)) return atom(`[${json.map((each) => print(each, scope).text).join(', ')}]`);
  if (typeof json === 'string') return atom(quote(json));
  if (typeof json === 'number') return printNumber(json);
  const operator = operatorOf(json);
  if (operator === undefined) return atom(typeof json === 'boolean' ? String(json) : 'null');
  const { name, args } = operator;
  if (name === 'var') return printVariable(args, scope);
  if (name === 'lookup') return atom(printLookup(args, scope));
  if (name === 'exists') return atom(printExists(args, scope));
  if (
    Object.hasOwn(SIGNS, name) &&
    (args.length === 2 || (args.length > 2 && (FLAT.has(name) || (CHAINED.has(name) && args.length === 3))))
  ) {
    return printInfix(name, args, scope);
  }
  if (name === '!' && args.length === 1) return prefix('NOT ', args[0], BINDING.not, scope);
  if (name === '-' && args.length === 1) return printNegative(args[0], scope);
  if (!hasWord(name))
    return atom(`${SPECIAL_CALLS.call}(${[quote(name), ...args.map((arg) => print(arg, scope).text)].join(', ')})`);
  const inner = args.map((arg, index) => {
    const isInList = scope.isInList || (index > 0 && OVER_ITEMS.has(name));
    return print(arg, { ...scope, isInList }).text;
  });
  return atom(`${wordOfFunction(name)}(${inner.join(', ')})`);
}

function atom(text: string): Printed {
  return { text, binding: ATOM };
}

function printNumber(value: number): Printed {
  const digits = Number.isFinite(value) ? new Decimal(value).abs().toFixed() : '0';
  return value < 0 || Object.is(value, -0) ? { text: `-${digits}`, binding: BINDING.sign } : atom(digits);
}

function printVariable(args: readonly unknown[], { isInList, ...scope }: PrintScope): Printed {
  const [path, ...fallback] = args;
  const written = typeof path === 'string' ? path : '';
  const names = written.split('.');
  const isPlain = names.every(
    (name, index) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && (index > 0 || !RESERVED.has(name.toLowerCase())),
  );
  if (fallback.length > 0 || !isPlain || !SCOPE_ROOTS.includes(names[0]!)) {
    return atom(
      `${SPECIAL_CALLS.variable}(${[quote(written), ...fallback.map((each) => print(each, { isInList, ...scope }).text)].join(', ')})`,
    );
  }
  const [root, first] = names;
  const isImplied = root === (isInList ? 'item' : 'record') && first !== undefined;
  const isFree = isImplied && !SCOPE_ROOTS.includes(first) && !RESERVED.has(first.toLowerCase());
  return atom(isFree ? names.slice(1).join('.') : written);
}

function printInfix(name: string, args: readonly unknown[], scope: PrintScope): Printed {
  const sign = SIGNS[name]!;
  const { binding } = INFIX[sign]!;
  const parts = args.map((arg, index) => {
    const printed = print(arg, scope);
    const isNested = operatorOf(arg)?.name === name && (FLAT.has(name) || CHAINED.has(name));
    return printed.binding < binding || (printed.binding === binding && (index > 0 || isNested))
      ? `(${printed.text})`
      : printed.text;
  });
  return { text: parts.join(` ${sign} `), binding };
}

function prefix(sign: string, arg: unknown, binding: number, scope: PrintScope): Printed {
  const printed = print(arg, scope);
  return { text: sign + (printed.binding < binding ? `(${printed.text})` : printed.text), binding };
}

/** A negated number keeps its brackets: -5 is a number, -(5) its negation. */
function printNegative(arg: unknown, scope: PrintScope): Printed {
  if (typeof arg === 'number') return { text: `-(${print(arg, scope).text})`, binding: BINDING.sign };
  return prefix('-', arg, BINDING.sign, scope);
}

function printLookup(args: readonly unknown[], scope: PrintScope): string {
  const parts = partsOf(args) ?? {};
  const pairs = Object.entries(partsOf([parts['match']]) ?? {}).flatMap(([name, value]) => [
    quote(name),
    print(value, scope).text,
  ]);
  const entity = quote(String(parts['entity']));
  const field = quote(String(parts['field']));
  if (!Object.hasOwn(parts, 'asOf')) return `${SPECIAL_CALLS.lookup}(${[entity, field, ...pairs].join(', ')})`;
  return `${SPECIAL_CALLS.lookupAsOf}(${[entity, print(parts['asOf'], scope).text, field, ...pairs].join(', ')})`;
}

function printExists(args: readonly unknown[], scope: PrintScope): string {
  const parts = partsOf(args) ?? {};
  return `${SPECIAL_CALLS.exists}(${quote(String(parts['entity']))}, ${print(parts['where'], { ...scope, isInList: false }).text})`;
}
