import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@formwork/kernel';
import { type RecordStore, type StorePerson, openRecordStore, sampleApp, userOf } from '@formwork/testkit';
import { compileAggregate, runAggregate } from './compile-aggregate.ts';
import { parseAggregateRequest } from './aggregate-plan.ts';
import type { ListRequest } from './list-request.ts';

const li: StorePerson = { id: newId(), name: 'Li', department: null, departments: [], roles: ['shop.manager'] };
const HOSTILE = [
  `'`,
  `' or 1=1 --`,
  `"; drop table shop.customer; --`,
  '$1',
  '$1::text',
  `\\'; select pg_sleep(9)`,
  '%',
  'a\u2028b',
  ')',
  'x'.repeat(190),
  '{{constructor}}',
];

let store: RecordStore;
beforeAll(async () => {
  store = await openRecordStore(sampleApp());
  await store.addPerson(li);
});
afterAll(() => store.database.drop());

async function textsOf(requests: readonly ListRequest[]): Promise<Set<string>> {
  const from = store.sent.length;
  for (const request of requests) {
    const answer = await store.list(li, 'customer', request);
    expect(answer).toHaveProperty('json');
  }
  return new Set(store.sent.slice(from).map((statement) => statement.text));
}

describe('values never reach the text of a statement', () => {
  test('of a filter', async () => {
    const filters = HOSTILE.map((value) => ({
      filter: {
        or: [
          { '==': [{ var: 'record.name' }, value] },
          { in: [{ var: 'record.code' }, [value, `${value}2`]] },
          { contains: [{ var: 'record.notes' }, value] },
        ],
      },
    }));
    expect((await textsOf(filters)).size).toBe(1);
  });

  test('of a search', async () => {
    expect((await textsOf(HOSTILE.map((search) => ({ search })))).size).toBe(1);
  });

  test('of numbers, dates and lists of any length: 300 values share one statement', async () => {
    const filters = Array.from({ length: 300 }, (_, index) => ({
      filter: {
        and: [
          { '>=': [{ var: 'record.discount' }, index / 8] },
          { '<': [{ var: 'record.since' }, `20${10 + (index % 80)}-01-01`] },
          { in: [{ var: 'record.code' }, Array.from({ length: 1 + (index % 90) }, (__, at) => `C${at}`)] },
        ],
      },
    }));
    expect((await textsOf(filters)).size).toBe(1);
  });

  test('of page sizes that are not usual ones', async () => {
    expect((await textsOf([3, 7, 33, 499].map((limit) => ({ limit })))).size).toBe(1);
  });
});

describe('requests that make no sense', () => {
  const names = [
    ...HOSTILE,
    '__proto__',
    'constructor',
    'toString',
    'name.x',
    'customer',
    'id.id.id.id.id.id',
    '',
    ' ',
    '-',
  ];
  test.each(names)('the name "%s" is a finding everywhere and reaches no statement', async (name) => {
    const before = store.sent.length;
    const requests: ListRequest[] = [{ sort: name === '' ? '-' : name }, { fields: [name] }, { expand: [name] }];
    for (const request of requests) expect(await store.list(li, 'customer', request)).toHaveProperty('issues');
    const access = store.accessOf(li);
    for (const request of [
      { group: [name] },
      { measures: [name] },
      { measures: [`sum:${name}`] },
      { group: [`since:${name}`] },
    ])
      expect(parseAggregateRequest(access, store.entity('customer'), request).issues).not.toEqual([]);
    expect(store.sent.length).toBe(before);
  });

  test.each<[string, unknown]>([
    ['a text', 'x'],
    ['a list', [1, 2]],
    ['an unknown operator', { sleep: [9] }],
    ['a prototype', JSON.parse('{"==":[{"var":"record.__proto__"},1]}')],
    ['a constructor', { '==': [{ var: 'record.constructor.constructor' }, 'x'] }],
    ['an object for a value', { '==': [{ var: 'record.name' }, { $ne: null }] }],
    ['a wrong type', { '==': [{ var: 'record.discount' }, 'abc'] }],
    ['a NUL', { '==': [{ var: 'record.name' }, 'a\0b'] }],
    ['a look-up', { exists: { entity: 'sales_order', where: true } }],
    ['no condition', { '+': [1, 2] }],
    ['too deep', Array.from({ length: 60 }).reduce<unknown>((inner) => ({ '!': inner }), { var: 'record.active' })],
    ['too many values', { in: [{ var: 'record.code' }, Array.from({ length: 500 }, (_, index) => `C${index}`)] }],
  ])('a filter that is %s is a finding', async (_, filter) => {
    expect(await store.list(li, 'customer', { filter })).toHaveProperty('issues');
  });

  test.each<ListRequest>([
    { limit: 0 },
    { limit: 501 },
    { limit: 1.5 },
    { offset: -1 },
    { limit: Number.NaN },
    { search: 'a\0b' },
  ])('%j is a finding', async (request) => {
    expect(await store.list(li, 'customer', request)).toHaveProperty('issues');
  });
});

test('sums of money are refused where they would mix currencies, and cut dates otherwise', async () => {
  await store.load('customer', [
    {
      id: newId(),
      values: {
        code: 'A',
        name: 'A',
        region: 'north',
        active: true,
        since: '2026-03-04',
        credit_limit: { amount: '10.50', currency: 'CNY' },
      },
    },
    {
      id: newId(),
      values: { code: 'B', name: 'B', region: 'north', active: true, since: '2026-03-09', discount: '0.2000' },
    },
  ]);
  const access = store.accessOf(li);
  const request = {
    group: ['region', 'since:month'],
    measures: ['count', 'sum:credit_limit', 'avg:discount', 'max:since', 'min:name'],
  };
  const { plan, issues } = parseAggregateRequest(access, store.entity('customer'), request);
  expect(issues).toEqual([]);
  const json = await runAggregate(store.runner, compileAggregate(store.storage, access, plan!), plan!, {
    user: userOf(li),
    timeZone: 'UTC',
  });
  expect(JSON.parse(json)).toEqual({
    rows: [
      {
        region: 'north',
        'since:month': '2026-03',
        count: 2,
        'sum:credit_limit': '10.50',
        'avg:discount': '0.200000',
        'max:since': '2026-03-09',
        'min:name': 'A',
      },
    ],
  });
});
