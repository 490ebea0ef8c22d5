import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type RandomKind, RandomRules, createRandomSource, sampleScope } from '@formwork/testkit';
import {
  checkRuleJson,
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
  if (name === 'var' && Array.isArray(args)) return { var: [args[0], ...args.slice(1).map(withArgumentLists)] };
  if (name === 'var') return json;
  if (name === 'lookup' || name === 'exists')
    return {
      [name]: Object.fromEntries(Object.entries(args as object).map(([key, part]) => [key, partOf(key, part)])),
    };
  return { [name]: (Array.isArray(args) ? (args as unknown[]) : [args]).map(withArgumentLists) };
}

function partOf(key: string, part: unknown): unknown {
  if (key !== 'match') return withArgumentLists(part);
  return Object.fromEntries(Object.entries(part as object).map(([name, value]) => [name, withArgumentLists(value)]));
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

  test.each<[name: string, rule: unknown, renamed: unknown]>([
    [
      'the item of a reduction',
      {
        reduce: [field('lines'), { '+': [{ var: 'accumulator' }, { '*': [{ var: 'current.qty' }, field('qty')] }] }, 0],
      },
      {
        reduce: [
          field('rows'),
          { '+': [{ var: 'accumulator' }, { '*': [{ var: 'current.quantity' }, field('qty')] }] },
          0,
        ],
      },
    ],
    [
      'the items of a list within a reduction',
      {
        reduce: [
          field('lines'),
          { '+': [{ sum: [{ var: 'current.lines' }, { var: 'qty' }] }, { var: 'accumulator' }] },
          0,
        ],
      },
      {
        reduce: [
          field('rows'),
          { '+': [{ sum: [{ var: 'current.lines' }, { var: 'qty' }] }, { var: 'accumulator' }] },
          0,
        ],
      },
    ],
    ['the names of missing', { missing: ['record.note', 'record.lines'] }, { missing: ['record.note', 'record.rows'] }],
    ['one name of missing', { missing: 'record.lines' }, { missing: ['record.rows'] }],
    ['the names of missing_some', { missing_some: [1, ['record.lines']] }, { missing_some: [1, ['record.rows']] }],
    [
      'a field of the line called current',
      { sum: [field('lines'), { var: 'current' }] },
      { sum: [field('rows'), { var: 'current' }] },
    ],
    [
      'the item written as nothing',
      { filter: [field('tags'), { '==': [{ var: [] }, 'a'] }] },
      { filter: [field('tags'), { '==': [{ var: [''] }, 'a'] }] },
    ],
  ])('a rename reaches %s', (_name, before, after) => {
    const rename = (path: readonly string[]): readonly string[] => {
      if (path[1] !== 'lines') return path;
      return [
        'record',
        'rows',
        ...path.slice(2).map((name) => (path.length === 4 && name === 'qty' ? 'quantity' : name)),
      ];
    };
    expect(rewriteVariables(before, rename)).toEqual(after);
  });

  test('a rename finds what the checker says is read, in random rules', () => {
    const random = createRandomSource(5);
    const rules = new RandomRules(random);
    const kinds: readonly RandomKind[] = ['boolean', 'number', 'text', 'date', 'texts', 'numbers', 'dates'];
    const names = (paths: readonly (readonly string[])[]): string[] =>
      [
        ...new Set(paths.filter((path) => path.length > 1).map((path) => path.join('.').replace('@sample.', '@'))),
      ].sort();
    for (let count = 0; count < 1_500; count += 1) {
      const rule = rules.rule(random.pick(kinds), 1 + random.below(5));
      const { typed } = checkRuleJson(rule, sampleScope);
      expect({ rule, paths: names(variablesOf(rule)) }).toEqual({ rule, paths: names(typed!.reads) });
    }
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
