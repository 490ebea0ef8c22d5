import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type RuleScope,
  checkRuleJson,
  compileRule,
  describeRule,
  evaluateCondition,
  parseFormula,
  printFormula,
  rewriteLiterals,
  rewriteVariables,
} from './index.ts';

const scope: RuleScope = {
  variables: { record: { kind: 'record', entity: 'a.row' }, today: { kind: 'date' } },
  member: (_entity, name) =>
    (
      ({
        n: { kind: 'number' },
        t: { kind: 'text' },
        d: { kind: 'date' },
        tags: { kind: 'list', of: { kind: 'text' } },
      }) as const
    )[name as 'n'],
};

function nested(depth: number): unknown {
  let json: unknown = true;
  for (let level = 0; level < depth; level += 1) json = { '!': [json] };
  return json;
}

const refusals: readonly (readonly [name: string, json: unknown, code: string])[] = [
  ['deep nesting', nested(20_000), 'FW_RULE_TOO_DEEP'],
  ['33 levels', nested(33), 'FW_RULE_TOO_DEEP'],
  [
    '501 parts',
    { and: Array.from({ length: 40 }, () => ({ or: Array.from({ length: 13 }, () => true) })) },
    'FW_RULE_TOO_LARGE',
  ],
  ['101 values in a list', { in: [1, Array.from({ length: 101 }, (_, index) => index)] }, 'FW_RULE_LIST_TOO_LONG'],
  ['a prototype path', { var: 'record.constructor.name' }, 'FW_RULE_MEMBER_UNKNOWN'],
  ['a prototype root', { var: 'constructor' }, 'FW_RULE_VARIABLE_UNKNOWN'],
  ['__proto__ as a root', { var: '__proto__.polluted' }, 'FW_RULE_VARIABLE_UNKNOWN'],
  ['__proto__ as an operator', JSON.parse('{"__proto__": [1]}'), 'FW_RULE_OPERATOR_UNKNOWN'],
  ['constructor as an operator', { constructor: [1] }, 'FW_RULE_OPERATOR_UNKNOWN'],
  ['the method operator of old engines', { method: ['a', 'toString'] }, 'FW_RULE_OPERATOR_UNKNOWN'],
  ['an object with a class', new Date(0), 'FW_RULE_NOT_JSON'],
  ['a getter', Object.defineProperty({}, 'var', { enumerable: true, get: () => 'record.n' }), 'FW_RULE_NOT_JSON'],
  ['a function', () => 1, 'FW_RULE_NOT_JSON'],
  ['undefined', undefined, 'FW_RULE_NOT_JSON'],
  ['NUL in a text', { '==': [{ var: 'record.t' }, 'a\0b'] }, 'FW_RULE_TEXT_INVALID'],
  ['half a surrogate pair', '\ud800', 'FW_RULE_TEXT_INVALID'],
  ['an endless text', 'x'.repeat(10_001), 'FW_RULE_TEXT_INVALID'],
  ['a number beyond exactness', 1e300, 'FW_RULE_NUMBER_INEXACT'],
  ['not a number', Number.NaN, 'FW_RULE_NUMBER_INEXACT'],
  ['infinity', Number.POSITIVE_INFINITY, 'FW_RULE_NUMBER_INEXACT'],
  ['a date that does not exist', { '<': [{ var: 'record.d' }, '2026-02-30'] }, 'FW_RULE_LITERAL_INVALID'],
  ['the year zero', { date: '0000-01-01' }, 'FW_RULE_LITERAL_INVALID'],
  [
    'a time zone that is an offset',
    { toDate: [{ dateTime: '2026-01-01T00:00:00Z' }, '+08:00'] },
    'FW_RULE_TIME_ZONE_UNKNOWN',
  ],
  [
    'a product without bound',
    { '*': Array.from({ length: 20 }, () => ({ '*': [{ var: 'record.n' }, { var: 'record.n' }] })) },
    'FW_RULE_NUMBER_TOO_LARGE',
  ],
  [
    'a reduction by subtraction',
    { reduce: [{ var: 'record.list' }, { '-': [{ var: 'accumulator' }, { var: 'current' }] }, 0] },
    'FW_RULE_REDUCE',
  ],
  [
    'a reduction that reads a bare name',
    { reduce: [{ var: 'record.list' }, { '+': [{ var: 'accumulator' }, { var: 'n' }] }, 0] },
    'FW_RULE_REDUCE',
  ],
  [
    'a reduction without its accumulator',
    { reduce: [{ var: 'record.list' }, { '+': [{ var: 'current' }, 1] }, 0] },
    'FW_RULE_REDUCE',
  ],
  ['a name of missing that is computed', { missing: { cat: ['record.', 'n'] } }, 'FW_RULE_LITERAL_NEEDED'],
  ['a name of missing that is unknown', { missing: ['record.nope'] }, 'FW_RULE_MEMBER_UNKNOWN'],
  ['two operators', { and: [true], or: [true] }, 'FW_RULE_SHAPE'],
  ['no operator', {}, 'FW_RULE_SHAPE'],
  ['a path that is a number', { var: 1 }, 'FW_RULE_VARIABLE_PATH'],
  ['a path with a hole', { var: 'record..n' }, 'FW_RULE_VARIABLE_PATH'],
  ['no arguments', { '==': [] }, 'FW_RULE_ARGUMENT_COUNT'],
  ['an entity that nothing declares', { exists: { entity: 'x', where: true } }, 'FW_RULE_ENTITY_UNKNOWN'],
];

describe('hostile expressions are findings and never exceptions', () => {
  test.each(refusals)('%s', (_name, json, code) => {
    const { typed, issues } = checkRuleJson(json, scope, undefined, { file: 'rules/x.json', path: '/value' });
    expect(typed).toBeUndefined();
    expect(issues.map((issue) => issue.code)).toContain(code);
    expect(issues.every((issue) => issue.path.startsWith('/value') && issue.hint !== '')).toBe(true);
  });

  test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf'])(
    'an operator called %s is only a name',
    (name) => {
      for (const args of [[], [1], [1, 2], { a: 1 }]) {
        const json: unknown = JSON.parse(JSON.stringify({ x: args }).replace('"x"', JSON.stringify(name)));
        expect(checkRuleJson(json, scope).issues.map((issue) => issue.code)).toEqual(['FW_RULE_OPERATOR_UNKNOWN']);
        expect(describeRule(json)).toContain(name.slice(1));
        expect(parseFormula(printFormula(json)).issues).toEqual([]);
        expect(rewriteVariables(json, (path) => path)).toEqual(json);
      }
    },
  );

  test('any JSON at all is checked, described, printed and rewritten without an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => {
        checkRuleJson(json, scope);
        describeRule(json);
        printFormula(json);
        rewriteVariables(json, (path) => path);
        rewriteLiterals(json, (value) => value);
      }),
      { numRuns: 500 },
    );
  });

  test('any text at all is read as a formula without an exception', () => {
    const words = fc.constantFrom(
      'a',
      '(',
      ')',
      '+',
      'AND',
      'IF(',
      ',',
      '"x"',
      '1',
      '[',
      ']',
      '<',
      'NOT',
      '.',
      '-',
      'LOOKUP(',
      "'",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((parts) => parts.join(' ')),
        ),
        (text) => void parseFormula(text),
      ),
      { numRuns: 1_000 },
    );
    expect(parseFormula('('.repeat(15_000)).issues[0]?.code).toBe('FW_RULE_FORMULA_SYNTAX');
  });

  test('data of the wrong type is unknown, not an exception', () => {
    const json = {
      and: [
        { '>': [{ var: 'record.n' }, 1.5] },
        { contains: [{ var: 'record.t' }, 'x'] },
        { '<': [{ var: 'record.d' }, { var: 'today' }] },
        { in: ['a', { var: 'record.tags' }] },
      ],
    };
    const { typed } = checkRuleJson(json, scope);
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, today) => {
        const record = { n: value, t: value, d: value, tags: value };
        expect([true, false, null]).toContain(compileRule(typed!)({ record, today }));
        expect([true, false, null]).toContain(compileRule(typed!)({ record: value, today }));
        expect(typeof evaluateCondition(typed!, { record: value })).toBe('boolean');
      }),
    );
  });

  test('members of prototypes are unknown even when the scope declares their names', () => {
    const open: RuleScope = {
      variables: { record: { kind: 'record', entity: 'a.row' } },
      member: () => ({ kind: 'text' }),
    };
    const { typed } = checkRuleJson(
      { var: 'record.constructor.name' },
      { ...open, member: () => ({ kind: 'reference', entity: 'x' }) },
    );
    expect(compileRule(typed!)({ record: {} })).toBeNull();
  });
});
