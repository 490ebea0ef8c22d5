import type { FilterOperator } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { describe, expect, test } from '@jest/globals';
import type { RuleType } from '@formwork/rules';
import type { ScreenEntity, ScreenField } from '../screen/screen.ts';
import { allOf, filterExpression, readFilter } from './filter-expression.ts';
import { type FilterGroup, type FilterNode, countConditions } from './filter-model.ts';

const types: Readonly<Record<string, RuleType>> = {
  name: { kind: 'text' },
  qty: { kind: 'number', integer: true },
  tags: { kind: 'list', of: { kind: 'text' } },
  price: { kind: 'object', fields: { amount: { kind: 'number' }, currency: { kind: 'text' } } },
};
const fields = Object.entries(types).map(([name, type]) => [name, { name, type } as ScreenField] as const);
const entity = { name: 'order', fields: new Map(fields) } as unknown as ScreenEntity;

const is = (field: string, operator: FilterOperator, value: Json): FilterNode => ({
  kind: 'condition',
  id: `${field}-${operator}`,
  field,
  operator,
  value,
});
const group = (match: 'all' | 'any', ...nodes: FilterNode[]): FilterGroup => ({ kind: 'group', id: 'g', match, nodes });

describe('filterExpression', () => {
  test.each<[string, FilterNode, unknown]>([
    ['equality', is('name', 'is', 'Bolt'), { '==': [{ var: 'record.name' }, 'Bolt'] }],
    ['one of several', is('name', 'isAnyOf', ['a', 'b']), { in: [{ var: 'record.name' }, ['a', 'b']] }],
    ['none of several', is('name', 'isNoneOf', ['a']), { '!': [{ in: [{ var: 'record.name' }, ['a']] }] }],
    ['a range', is('qty', 'between', [1, 9]), { '<=': [1, { var: 'record.qty' }, 9] }],
    ['a range that is open above', is('qty', 'between', [1, null]), { '>=': [{ var: 'record.qty' }, 1] }],
    ['emptiness', is('name', 'isEmpty', null), { isNull: [{ var: 'record.name' }] }],
    ['an empty value is not asked for by accident', is('name', 'is', ''), undefined],
    [
      'money is compared by its amount',
      is('price', 'atLeast', { amount: '5.00', currency: 'CNY' }),
      {
        '>=': [{ var: 'record.price.amount' }, 5],
      },
    ],
    ['a decimal is compared as a number', is('qty', 'is', '0.10'), { '==': [{ var: 'record.qty' }, 0.1] }],
    [
      'a decimal of more digits than JSON numbers hold stays exact',
      is('qty', 'is', '12345678901234567.89'),
      { '==': [{ var: 'record.qty' }, { toNumber: ['12345678901234567.89'] }] },
    ],
    [
      'none of a list, the empty one included',
      is('tags', 'hasNone', ['x']),
      { or: [{ isNull: [{ var: 'record.tags' }] }, { '!': [{ or: [{ in: ['x', { var: 'record.tags' }] }] }] }] },
    ],
    [
      'any of a list',
      is('tags', 'hasAny', ['x', 'y']),
      {
        or: [{ in: ['x', { var: 'record.tags' }] }, { in: ['y', { var: 'record.tags' }] }],
      },
    ],
  ])('%s', (_, node, expected) => {
    expect(filterExpression(node, entity)).toEqual(expected);
  });

  test('groups nest, and what is unfinished in them is left out', () => {
    const filter = group('all', is('qty', 'atLeast', 2), group('any', is('name', 'is', 'a'), is('name', 'is', null)));
    expect(filterExpression(filter, entity)).toEqual({
      and: [{ '>=': [{ var: 'record.qty' }, 2] }, { or: [{ '==': [{ var: 'record.name' }, 'a'] }] }],
    });
  });

  test('a filter with nothing in it filters nothing', () => {
    expect(filterExpression(group('all', group('any')), entity)).toBeUndefined();
  });

  test('a field that the reader no longer sees drops out', () => {
    expect(filterExpression(is('secret', 'is', 'x'), entity)).toBeUndefined();
  });
});

describe('readFilter', () => {
  test('reads back everything that the builder writes', () => {
    const filter = group(
      'all',
      is('name', 'contains', 'o'),
      is('qty', 'between', [1, 9]),
      is('tags', 'hasAny', ['x', 'y']),
      is('tags', 'hasNone', ['x', 'y']),
      is('qty', 'is', '12345678901234567.89'),
      is('name', 'isNoneOf', ['a']),
      group('any', is('qty', 'lessThan', 3), is('price', 'isNotEmpty', null)),
    );
    const json = filterExpression(filter, entity);
    const read = readFilter(json);
    expect(countConditions(read!)).toBe(8);
    expect(filterExpression(read!, entity)).toEqual(json);
  });

  test('an expression that it did not write is not shown wrongly', () => {
    expect(readFilter({ '>': [{ '+': [{ var: 'record.qty' }, 1] }, 2] })).toBeUndefined();
  });
});

describe('allOf', () => {
  test('joins what there is', () => {
    expect(allOf([undefined, { a: 1 }, null])).toEqual({ a: 1 });
    expect(allOf([undefined])).toBeUndefined();
    expect(allOf([{ a: 1 }, { b: 2 }])).toEqual({ and: [{ a: 1 }, { b: 2 }] });
  });
});
