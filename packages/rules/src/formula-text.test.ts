import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type RandomKind, RandomRules, createRandomSource } from '@formwork/testkit';
import {
  describeRule,
  parseFormula,
  printFormula,
  rewriteLiterals,
  rewriteVariables,
  ruleFunctions,
  variablesOf,
} from './index.ts';

const field = (name: string): unknown => ({ var: `record.${name}` });

const formulas: readonly (readonly [text: string, json: unknown, printed?: string])[] = [
  ['quantity * price * (1 - discount)', { '*': [field('quantity'), field('price'), { '-': [1, field('discount')] }] }],
  ['(a + b) + c', { '+': [{ '+': [field('a'), field('b')] }, field('c')] }],
  ['a - b - c', { '-': [{ '-': [field('a'), field('b')] }, field('c')] }],
  ['NOT (a AND b) OR c', { or: [{ '!': [{ and: [field('a'), field('b')] }] }, field('c')] }],
  [
    "if(status != 'x', -1, -(2))",
    { if: [{ '!=': [field('status'), 'x'] }, -1, { '-': [2] }] },
    'IF(status <> "x", -1, -(2))',
  ],
  ['SUM(lines, amount * record.rate)', { sum: [field('lines'), { '*': [{ var: 'item.amount' }, field('rate')] }] }],
  ['MAX(lines, item.amount)', { max: [field('lines'), { var: 'item.amount' }] }],
  ['0 < x <= 10', { '<=': [{ '<': [0, field('x')] }, 10] }],
  ['0 < x < 10', { '<': [0, field('x'), 10] }],
  ['adddays(today, 3)', { addDays: [{ var: 'today' }, 3] }, 'ADD_DAYS(today, 3)'],
  ['DATE("2026-01-01") <= due_on', { '<=': [{ date: ['2026-01-01'] }, field('due_on')] }],
  ['record.today IN ["a", "b"]', { in: [field('today'), ['a', 'b']] }],
  [
    'LOOKUP_AS_OF("price", today, "amount", "part", part)',
    { lookup: { entity: 'price', match: { part: field('part') }, asOf: { var: 'today' }, field: 'amount' } },
  ],
  [
    'EXISTS("orders", customer = outer.id)',
    { exists: { entity: 'orders', where: { '==': [field('customer'), { var: 'outer.id' }] } } },
  ],
  ['VAR("record.a", 0)', { var: ['record.a', 0] }],
];

describe('formula text', () => {
  test.each(formulas.map(([text, json, printed]) => ({ text, json, printed: printed ?? text })))(
    '$text',
    ({ text, json, printed }) => {
      expect(parseFormula(text)).toEqual({ json, issues: [] });
      expect(printFormula(json)).toBe(printed);
      expect(parseFormula(printFormula(json)).json).toEqual(json);
    },
  );

  test.each([
    ['a +', 3],
    ['a b', 2],
    ['SUMM(a)', 0],
    ['"open', 0],
    ['a ; b', 2],
  ])('%s is a finding at %d', (text, offset) => {
    const { json, issues } = parseFormula(text);
    expect(json).toBeUndefined();
    expect(issues[0]).toMatchObject({ code: 'FW_RULE_FORMULA_SYNTAX', details: { offset } });
  });

  test('whatever is printed reads back to the same', () => {
    const kinds: readonly RandomKind[] = ['boolean', 'number', 'text', 'date', 'texts', 'whole'];
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...kinds), fc.integer({ min: 1, max: 6 }), (seed, kind, depth) => {
        const json = withArgumentLists(new RandomRules(createRandomSource(seed)).rule(kind, depth));
        const text = printFormula(json);
        expect(parseFormula(text)).toEqual({ json, issues: [] });
        expect(printFormula(parseFormula(text).json)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test('the example of every function reads back', () => {
    for (const { example } of ruleFunctions)
      expect(parseFormula(printFormula(example)).json).toEqual(withArgumentLists(example));
  });
});

/** `{"isNull": x}` is short for `{"isNull": [x]}`: the parser writes the long form, except for variables. */
function withArgumentLists(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withArgumentLists);
  if (typeof json !== 'object' || json === null) return json;
  const [name, args] = Object.entries(json)[0]!;
  if (name === 'var') return json;
  return { [name]: (Array.isArray(args) ? (args as unknown[]) : [args]).map(withArgumentLists) };
}

describe('sentences', () => {
  const rule = { and: [{ '!=': [field('status'), 'closed'] }, { '<': [field('due_on'), { var: 'today' }] }] };

  test('a condition is a sentence in both languages', () => {
    expect(describeRule(rule)).toBe('Status is not closed and due on is before today');
    expect(describeRule(rule, (path) => (path.at(-1) === 'status' ? '状态' : '到期日'), 'zh-CN')).toBe(
      '状态不等于closed，且到期日早于今天',
    );
  });

  test('a mixture of and and or keeps its brackets', () => {
    expect(describeRule({ and: [{ or: [field('a'), field('b')] }, field('c')] })).toBe(
      '(a is true or b is true) and c is true',
    );
  });
});

describe('rewriting', () => {
  const rule = {
    and: [
      { in: [field('status'), ['open', 'held']] },
      { some: [field('lines'), { '>': [{ var: 'qty' }, { var: 'item.least' }] }] },
      { exists: { entity: 'price', where: { '==': [field('part'), { var: 'outer.part' }] } } },
    ],
  };

  test('every variable is found with its whole path', () => {
    expect(variablesOf(rule)).toEqual([
      ['record', 'status'],
      ['record', 'lines'],
      ['record', 'lines', '[]', 'qty'],
      ['record', 'lines', '[]', 'least'],
      ['@price'],
      ['@price', 'part'],
      ['record', 'part'],
    ]);
  });

  test('a rename keeps the style in which each was written', () => {
    const renames: Readonly<Record<string, string>> = {
      lines: 'rows',
      qty: 'quantity',
      least: 'minimum',
      '@price': '@tariff',
    };
    expect(rewriteVariables(rule, (path) => path.map((name) => renames[name] ?? name))).toEqual({
      and: [
        { in: [field('status'), ['open', 'held']] },
        { some: [field('rows'), { '>': [{ var: 'quantity' }, { var: 'item.minimum' }] }] },
        { exists: { entity: 'tariff', where: { '==': [field('part'), { var: 'outer.part' }] } } },
      ],
    });
  });

  test('a renamed field of a looked-up entity does not touch the record', () => {
    const renamed = rewriteVariables(rule, ([root, name, ...rest]) =>
      root === '@price' && name === 'part'
        ? [root, 'item_no']
        : [root!, ...(name === undefined ? [] : [name]), ...rest],
    );
    expect(renamed).toMatchObject({
      and: [{}, {}, { exists: { where: { '==': [field('item_no'), { var: 'outer.part' }] } } }],
    });
  });

  test('a renamed option changes only literals that are compared with its field', () => {
    const mixed = {
      and: [
        { '==': [field('status'), 'open'] },
        { '==': [field('mood'), 'open'] },
        { '!=': ['open', { if: [field('x'), 'open', field('status')] }] },
      ],
    };
    expect(
      rewriteLiterals(mixed, (value, path) => (path.at(-1) === 'status' && value === 'open' ? 'opened' : value)),
    ).toEqual({
      and: [{ '==': [field('status'), 'opened'] }, { '==': [field('mood'), 'open'] }, mixed.and[2]],
    });
    expect(
      rewriteLiterals(rule, (value, path) => (path[1] === 'status' && value === 'held' ? 'waiting' : value)),
    ).toMatchObject({ and: [{ in: [{}, ['open', 'waiting']] }, {}, {}] });
  });
});
