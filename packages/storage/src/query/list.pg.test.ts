import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@formwork/kernel';
import { type RecordStore, type StorePerson, openRecordStore, sampleApp } from '@formwork/testkit';

const wang: StorePerson = { id: newId(), name: 'Wang', department: null, departments: [], roles: ['shop.clerk'] };
const li: StorePerson = { id: newId(), name: 'Li', department: null, departments: [], roles: ['shop.manager'] };
const visitor: StorePerson = {
  id: newId(),
  name: 'Visitor',
  department: null,
  departments: [],
  roles: ['shop.viewer'],
};
const nobody: StorePerson = { id: newId(), name: 'Nobody', department: null, departments: [], roles: [] };

const c = [newId(), newId()] as const;
const p = [newId(), newId()] as const;
const o = [newId(), newId(), newId()] as const;

let store: RecordStore;
beforeAll(async () => {
  store = await openRecordStore(sampleApp());
  for (const person of [wang, li, visitor, nobody]) await store.addPerson(person);
  await store.load('customer', [
    {
      id: c[0],
      values: {
        code: 'C1',
        name: 'Harbour Trading',
        region: 'north',
        active: true,
        discount: '0.1000',
        credit_limit: { amount: '5000.00', currency: 'CNY' },
        tags: ['key_account'],
        manager: li.id,
      },
    },
    { id: c[1], values: { code: 'C2', name: '100%_南方', region: 'south', active: true, manager: wang.id } },
  ]);
  await store.load('product', [
    { id: p[0], values: { code: 'P1', name: 'Bolt', unit: 'box', unit_price: '2.50', on_hand: 5 } },
    { id: p[1], values: { code: 'P2', name: 'Cable', unit: 'metre', unit_price: '3.20', on_hand: 9 } },
  ]);
  await store.load('price', [
    { id: newId(), values: { product: p[0], unit_price: '2.50', valid_from: '2026-01-01', valid_to: '2026-06-30' } },
    { id: newId(), values: { product: p[0], unit_price: '2.75', valid_from: '2026-07-01' } },
  ]);
  const order = (id: string, customer: string, status: string, due: string | null) => ({
    id,
    values: { customer, status, priority: 'normal', ordered_on: '2026-08-01', due_on: due },
  });
  await store.load('sales_order', [order(o[0], c[0], 'draft', '2026-08-10')], wang);
  await store.load('sales_order', [order(o[1], c[0], 'approved', null), order(o[2], c[1], 'closed', '2026-08-05')], li);
  await store.load('order_line', [
    { id: newId(), parent: o[0], position: 1, values: { product: p[0], quantity: 100, unit_price: '2.50' } },
    { id: newId(), parent: o[0], position: 2, values: { product: p[1], quantity: 3, unit_price: '3.20' } },
    { id: newId(), parent: o[2], position: 1, values: { product: p[1], quantity: 1, unit_price: '3.20' } },
  ]);
});
afterAll(() => store.database.drop());

async function numbers(person: StorePerson | undefined, request: Parameters<RecordStore['list']>[2]): Promise<unknown> {
  const answer = await store.list(person, 'sales_order', { fields: ['number'], ...request });
  if ('issues' in answer) return (JSON.parse(answer.issues) as { code: string }[]).map((issue) => issue.code);
  const { items } = JSON.parse(answer.json) as { items: { number: string }[] };
  return items.map((item) => Number(item.number.slice(-4)));
}

describe('lists', () => {
  test('give records as wire JSON with computed values', async () => {
    const answer = await store.list(li, 'sales_order', {
      filter: { '==': [{ var: 'record.number' }, `SO-${new Date().getUTCFullYear()}-0001`] },
      expand: ['customer', 'lines', 'lines.product'],
      titles: true,
    });
    expect(answer).toHaveProperty('json');
    const { items } = JSON.parse((answer as { json: string }).json) as { items: Record<string, unknown>[] };
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: o[0],
      version: 1,
      status: 'draft',
      total: '259.60',
      line_count: 2,
      bulk_quantity: 100,
      net: '233.64',
      overdue: expect.any(Boolean),
      created_by: { id: wang.id, title: 'Wang' },
      customer: {
        id: c[0],
        title: 'Harbour Trading',
        credit_limit: { amount: '5000.00', currency: 'CNY' },
        manager: { id: li.id, title: 'Li' },
        tags: ['key_account'],
      },
      lines: [
        {
          position: 1,
          quantity: 100,
          amount: '250.00',
          list_price: '2.75',
          product: { id: p[0], title: 'Bolt', code: 'P1' },
        },
        { position: 2, quantity: 3, amount: '9.60', list_price: null, product: { id: p[1], title: 'Cable' } },
      ],
    });
  });

  test.each<[string, StorePerson | undefined, Parameters<RecordStore['list']>[2], unknown]>([
    ['give newest first', undefined, {}, [3, 2, 1]],
    ['give a clerk own orders and those of customers that they manage', wang, {}, [3, 1]],
    ['give a viewer only what is approved', visitor, {}, [3, 2]],
    [
      'know no field without a grant',
      nobody,
      {},
      ['FW_RECORD_FIELD_UNKNOWN', 'FW_RECORD_FIELD_UNKNOWN', 'FW_RECORD_FIELD_UNKNOWN'],
    ],
    ['sort by a plain field, empty values last', undefined, { sort: 'due_on' }, [3, 1, 2]],
    ['sort downwards, empty values still last', undefined, { sort: '-due_on' }, [1, 3, 2]],
    ['sort through a reference', undefined, { sort: '-customer.code,number' }, [3, 1, 2]],
    ['sort a reference by its title', undefined, { sort: 'customer,number' }, [3, 1, 2]],
    ['sort by a rollup', undefined, { sort: '-total' }, [1, 3, 2]],
    ['filter by a live formula', undefined, { filter: { '>': [{ var: 'record.net' }, 100] } }, [1]],
    ['filter through references', undefined, { filter: { '==': [{ var: 'record.customer.region' }, 'south'] } }, [3]],
    [
      'filter by lines',
      undefined,
      { filter: { some: [{ var: 'record.lines' }, { '>': [{ var: 'quantity' }, 50] }] } },
      [1],
    ],
    ['filter by people', wang, { filter: { '==': [{ var: 'record.created_by' }, { var: 'user.id' }] } }, [1]],
    ['refuse an unknown field', li, { sort: 'nonsense' }, ['FW_RECORD_FIELD_UNKNOWN']],
    ['refuse a hidden field as an unknown one', visitor, { sort: 'total' }, ['FW_RECORD_FIELD_UNKNOWN']],
    ['refuse a hidden field of a target', visitor, { sort: 'customer.credit_limit' }, ['FW_RECORD_FIELD_UNKNOWN']],
    ['page by offset', undefined, { sort: 'number', offset: 1, limit: 1 }, [2]],
  ])('%s', async (_, person, request, expected) => {
    expect(await numbers(person, request)).toEqual(expected);
  });

  test('search finds parts of searchable fields and takes signs literally', async () => {
    const find = async (search: string) =>
      JSON.parse(
        ((await store.list(li, 'customer', { search, fields: ['code'], sort: 'code' })) as { json: string }).json,
      ).items.map((item: { code: string }) => item.code);
    expect(await find('harb')).toEqual(['C1']);
    expect(await find('%_南')).toEqual(['C2']);
    expect(await find('%')).toEqual(['C2']);
    expect(store.sent.at(-1)!.text).toMatch(/"code" ilike \$\d+ or r\d+"?\."name"|ilike \$/);
  });

  test('counts are exact, capped or estimated', async () => {
    const total = async (count: 'exact' | 'capped' | 'estimate') =>
      JSON.parse(((await store.list(wang, 'sales_order', { count })) as { json: string }).json).total;
    expect(await total('exact')).toEqual({ value: 2, exact: true });
    expect(await total('capped')).toEqual({ value: 2, exact: true });
    expect(await total('estimate')).toEqual({ value: 2, exact: true });
  });
});
