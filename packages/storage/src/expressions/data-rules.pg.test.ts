import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AppDefinition } from '@formwork/definition';
import { checkRuleJson } from '@formwork/rules';
import { type RecordStore, openRecordStore } from '@formwork/testkit';
import { compileRuleAnswers, runRuleAnswers } from '../write/rule-answers.ts';

const id = (nr: number | string): string => `01890000-0000-7000-8000-00000000000${nr}`;
const field = (name: string): unknown => ({ var: `record.${name}` });
const outer = (name: string): unknown => ({ var: `outer.${name}` });
const exists = (entity: string, where: unknown): unknown => ({ exists: { entity, where } });

const app: AppDefinition = {
  format: 1,
  app: { name: 'shop', label: 'Shop', version: '1.0.0', locales: ['en'] },
  entities: [
    {
      name: 'customer',
      fields: [
        { name: 'code', type: 'text', required: true },
        { name: 'region', type: 'choice', options: [{ value: 'east' }, { value: 'west' }] },
      ],
    },
    {
      name: 'sale',
      fields: [
        { name: 'number', type: 'text', required: true },
        { name: 'customer', type: 'reference', entity: 'customer' },
        { name: 'lines', type: 'lines', entity: 'sale_line' },
        { name: 'sold_on', type: 'date' },
        { name: 'total', type: 'rollup', over: 'lines', sum: 'amount' },
      ],
    },
    {
      name: 'sale_line',
      fields: [
        { name: 'part', type: 'text', required: true },
        { name: 'amount', type: 'decimal', scale: 2 },
      ],
    },
    {
      name: 'price',
      effective: { from: 'valid_from', to: 'valid_to', key: ['part'] },
      fields: [
        { name: 'part', type: 'text', required: true },
        { name: 'valid_from', type: 'date', required: true },
        { name: 'valid_to', type: 'date' },
        { name: 'amount', type: 'decimal', scale: 2 },
      ],
    },
  ],
  forms: [],
  views: [],
  workflows: [],
  rules: [],
  roles: [],
  datasets: [],
  scenarios: [],
  locales: [],
};

/** Sale 1 of Ann (east) has bolts and nuts, sale 2 of Ann bolts, sale 3 of nobody nothing. */
const sales = [1, 2, 3].map(id);
const lines = ['a', 'b', 'c'].map(id);
const sameCustomer = { '==': [field('customer'), outer('customer')] };
const another = { '!=': [field('number'), outer('number')] };

const rules: readonly (readonly [name: string, rule: unknown, answers: readonly unknown[]])[] = [
  ['there is a record at all', exists('customer', true), [true, true, true]],
  ['no record fits', exists('customer', { '==': [field('code'), 'ZED'] }), [false, false, false]],
  ['another record of the same customer', exists('sale', { and: [sameCustomer, another] }), [true, true, false]],
  ['an empty reference equals no other', exists('sale', sameCustomer), [true, true, false]],
  ['a deleted record is not found', exists('customer', { '==': [field('code'), 'GONE'] }), [false, false, false]],
  [
    'a field through a reference of the candidate',
    exists('sale', { and: [another, { '==': [{ var: 'record.customer.region' }, 'east'] }] }),
    [true, true, true],
  ],
  [
    'a field through a reference of the record outside',
    exists('customer', {
      and: [
        { '==': [field('region'), { var: 'outer.customer.region' }] },
        { '!=': [field('code'), { var: 'outer.customer.code' }] },
      ],
    }),
    [true, true, false],
  ],
  [
    'a list of the candidate',
    exists('sale', { and: [another, { some: [field('lines'), { '==': [{ var: 'item.part' }, 'nut'] }] }] }),
    [false, true, true],
  ],
  [
    'a list of the record outside',
    exists('price', { some: [outer('lines'), { '==': [{ var: 'item.part' }, field('part')] }] }),
    [true, true, false],
  ],
  ['a rollup of the candidate', exists('sale', { '>': [field('total'), 30] }), [true, true, true]],
  ['a rollup of the record outside', exists('price', { '<': [field('amount'), outer('total')] }), [true, true, false]],
  [
    'one in another, whose outer record is the candidate',
    exists('customer', {
      and: [{ '==': [field('id'), outer('customer')] }, exists('sale', { '==': [field('customer'), outer('id')] })],
    }),
    [true, true, false],
  ],
  [
    'not, and within an if',
    { if: [{ '!': exists('sale', sameCustomer) }, 'alone', 'known'] },
    ['known', 'known', 'alone'],
  ],
  [
    'within a count of lines, over the record',
    { count: [field('lines'), exists('price', { '==': [field('amount'), 2.5] })] },
    [2, 1, 0],
  ],
  [
    'the person who asks',
    exists('sale', { '==': [{ var: 'record.created_by' }, { var: 'user.id' }] }),
    [false, false, false],
  ],
  ['today', exists('price', { '<=': [field('valid_from'), { var: 'today' }] }), [true, true, true]],
  [
    'a look-up as of the day',
    { lookup: { entity: 'price', match: { part: 'bolt' }, asOf: field('sold_on'), field: 'amount' } },
    ['2.50', '3.00', null],
  ],
  [
    'a look-up that matches nothing',
    { lookup: { entity: 'price', match: { part: 'gear' }, asOf: field('sold_on'), field: 'amount' } },
    [null, null, null],
  ],
  [
    'a look-up of what is in a list of the record',
    {
      lookup: { entity: 'customer', match: { code: { min: [field('lines'), { var: 'item.part' }] } }, field: 'region' },
    },
    ['west', 'west', null],
  ],
];

/** Line 1 and 2 are of sale 1, line 3 is of sale 2. */
const lineRules: readonly (readonly [name: string, rule: unknown, answers: readonly unknown[]])[] = [
  ['the parent', { '==': [{ var: 'parent.number' }, 'S1'] }, [true, true, false]],
  [
    'the parent of the record outside',
    exists('sale', { and: [{ '==': [field('id'), { var: 'parent.id' }] }, { '==': [field('number'), 'S1'] }] }),
    [true, true, false],
  ],
  [
    'the parent, where the candidates are lines themselves',
    exists('sale_line', {
      and: [{ '==': [{ var: 'parent.number' }, 'S2'] }, { '==': [field('part'), 'nut'] }],
    }),
    [false, false, true],
  ],
  [
    'the parent in an exists within an exists',
    exists('customer', exists('sale', { '==': [field('number'), { var: 'parent.number' }] })),
    [true, true, true],
  ],
  [
    'another line of the same part',
    exists('sale_line', { and: [{ '==': [field('part'), outer('part')] }, { '!=': [field('id'), outer('id')] }] }),
    [true, false, true],
  ],
];

describe('rules that read other records, over stored records', () => {
  let store: RecordStore;

  beforeAll(async () => {
    store = await openRecordStore(app);
    await store.load('customer', [
      { id: id(4), values: { code: 'ANN', region: 'east' } },
      { id: id(5), values: { code: 'bolt', region: 'west' } },
      { id: id(6), values: { code: 'BOB', region: 'east' } },
      { id: id(7), values: { code: 'GONE', region: 'east' } },
    ]);
    await store.database.pool.query(`update shop.customer set deleted_at = now() where id = $1`, [id(7)]);
    await store.load('price', [
      { id: id(8), values: { part: 'bolt', valid_from: '2026-01-01', valid_to: '2026-01-31', amount: '2.50' } },
      { id: id(9), values: { part: 'bolt', valid_from: '2026-02-01', amount: '3.00' } },
    ]);
    await store.load('sale', [
      {
        id: sales[0]!,
        values: {
          number: 'S1',
          customer: id(4),
          sold_on: '2026-01-31',
        },
      },
      {
        id: sales[1]!,
        values: { number: 'S2', customer: id(4), sold_on: '2026-02-01', lines: [{ part: 'bolt', amount: '9.00' }] },
      },
      { id: sales[2]!, values: { number: 'S3' } },
    ]);
    await store.load('sale_line', [
      { id: lines[0]!, parent: sales[0]!, position: 1, values: { part: 'bolt', amount: '30.00' } },
      { id: lines[1]!, parent: sales[0]!, position: 2, values: { part: 'nut', amount: '5.00' } },
      { id: lines[2]!, parent: sales[1]!, position: 1, values: { part: 'bolt', amount: '9.00' } },
    ]);
  });
  afterAll(async () => {
    await store[Symbol.asyncDispose]();
  });

  async function answersOf(entity: string, ids: readonly string[], rule: unknown): Promise<unknown[]> {
    const found = store.entity(entity);
    const { typed, issues } = checkRuleJson(rule, found.scope);
    expect(issues).toEqual([]);
    const statement = compileRuleAnswers(store.storage, found, [typed!]);
    const rows = await Promise.all(
      ids.map((each) => runRuleAnswers(store.runner, statement, each, { user: null, timeZone: 'UTC' })),
    );
    return rows.map((row) => row?.[0]);
  }

  test.each(rules)('%s', async (_name, rule, answers) => {
    expect(await answersOf('sale', sales, rule)).toEqual(answers);
  });

  test.each(lineRules)('of a line: %s', async (_name, rule, answers) => {
    expect(await answersOf('sale_line', lines, rule)).toEqual(answers);
  });
});
