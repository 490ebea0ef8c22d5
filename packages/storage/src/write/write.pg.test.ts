import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '@formwork/kernel';
import { type RecordStore, type StorePerson, openRecordStore, sampleApp, userOf } from '@formwork/testkit';
import { compileHistory, runHistory } from '../query/compile-history.ts';
import { compileRead, runRead } from '../query/compile-read.ts';
import { parseSelect } from '../query/select-tree.ts';
import { execute } from '../record/compiled-statement.ts';
import { compileFacts, runFacts } from './compile-facts.ts';
import { compileInsert } from './compile-insert.ts';
import { compileSaveLines } from './compile-lines.ts';
import { compileRefresh } from './compile-refresh.ts';
import { type UpdateOptions, compileUpdate } from './compile-update.ts';
import { databaseIssues } from './database-issues.ts';
import { type RecordValues, valueParams, valueRow } from './record-values.ts';

const person = (name: string, role: string): StorePerson => ({
  id: newId(),
  name,
  department: null,
  departments: [],
  roles: [`shop.${role}`],
});
const wang = person('Wang', 'clerk');
const other = person('Other', 'clerk');
const li = person('Li', 'manager');

const customer = newId();
const products = [newId(), newId()] as const;
const ORDER = { customer, status: 'draft', priority: 'normal', ordered_on: '2026-08-01' };
const YEAR = new Date().getUTCFullYear();

let store: RecordStore;
beforeAll(async () => {
  store = await openRecordStore(sampleApp());
  for (const each of [wang, other, li]) await store.addPerson(each);
  await store.load('customer', [
    { id: customer, values: { code: 'C1', name: 'Harbour', region: 'north', active: true } },
  ]);
  await store.load(
    'product',
    products.map((id, index) => ({
      id,
      values: { code: `P${index}`, name: `Part ${index}`, unit: 'box', unit_price: '2.50', on_hand: 1 },
    })),
  );
});
afterAll(() => store.database.drop());

const caller = (who: StorePerson) => ({ user: userOf(who), timeZone: 'UTC' });

async function insert(who: StorePerson, entity: string, values: RecordValues, id = newId()): Promise<unknown> {
  const model = store.entity(entity);
  const access = store.accessOf(who);
  const { tree } = parseSelect(access, model, {});
  const statement = compileInsert(store.storage, access, model, { hasHistory: true, ...(tree ? { tree } : {}) });
  const changes = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [null, value]]));
  const params = {
    id,
    author: who.id,
    owner: who.id,
    timeZone: 'UTC',
    action: 'create',
    changes: JSON.stringify(changes),
    ...valueParams(store.storage, model, values),
  };
  const [row] = await execute(store.runner, statement, { ...caller(who), params });
  return JSON.parse(row![0] as string);
}

async function change(
  who: StorePerson,
  id: string,
  values: RecordValues,
  options: Partial<UpdateOptions> & { version?: number } = {},
): Promise<Record<string, unknown> | undefined> {
  const model = store.entity('sales_order');
  const access = store.accessOf(who);
  const { tree } = parseSelect(access, model, {});
  const statement = compileUpdate(store.storage, access, model, {
    kind: 'update',
    fields: Object.keys(values),
    hasVersion: options.version !== undefined,
    isAuthorized: true,
    hasHistory: true,
    ...(tree ? { tree } : {}),
    ...options,
  });
  const params = {
    id,
    author: who.id,
    version: options.version,
    action: options.kind ?? 'update',
    ...valueParams(store.storage, model, values),
  };
  const [row] = await execute(store.runner, statement, { ...caller(who), params });
  return row === undefined ? undefined : (JSON.parse(row[0] as string) as Record<string, unknown>);
}

async function history(
  who: StorePerson,
  id: string,
): Promise<{ action: string; changes: unknown[]; lines: unknown }[]> {
  const statement = compileHistory(store.storage, store.accessOf(who), store.entity('sales_order'));
  const page = await runHistory(store.runner, statement, { id, limit: 50 }, caller(who));
  return JSON.parse(page!.items);
}

describe('a create', () => {
  test('is one statement that numbers, writes, remembers and answers', async () => {
    const before = store.sent.length;
    const record = await insert(wang, 'sales_order', ORDER);
    expect(store.sent.length - before).toBe(1);
    expect(record).toMatchObject({
      number: `SO-${YEAR}-0001`,
      version: 1,
      customer,
      status: 'draft',
      owner: wang.id,
      total: '0.00',
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(await history(wang, (record as { id: string }).id)).toMatchObject([
      { action: 'create', changes: expect.arrayContaining([{ field: 'number', from: null, to: `SO-${YEAR}-0001` }]) },
    ]);
  });

  test('takes numbers without gaps, also when many create at once and some fail', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        insert(wang, 'sales_order', index % 3 === 0 ? { ...ORDER, customer: newId() } : ORDER),
      ),
    );
    const taken = results.flatMap((each) =>
      each.status === 'fulfilled' ? [(each.value as { number: string }).number] : [],
    );
    expect(taken).toHaveLength(20);
    const numbers = taken.map((number) => Number(number.slice(-4))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
  });

  test.each<[string, string, RecordValues, { code: string; path: string }]>([
    [
      'a missing target',
      'sales_order',
      { ...ORDER, customer: newId() },
      { code: 'FW_RECORD_REFERENCE_MISSING', path: '/customer' },
    ],
    [
      'a value that is taken',
      'customer',
      { code: 'C1', name: 'x', region: 'north', active: true },
      { code: 'FW_RECORD_NOT_UNIQUE', path: '/code' },
    ],
    [
      'a missing value',
      'customer',
      { code: 'C9', region: 'north', active: true },
      { code: 'FW_RECORD_REQUIRED', path: '/name' },
    ],
    [
      'a value out of range',
      'product',
      { code: 'P9', name: 'x', unit: 'box', unit_price: '-1.00', on_hand: 1 },
      { code: 'FW_RECORD_VALUE_REFUSED', path: '/unit_price' },
    ],
  ])('tells %s by its field', async (_, entity, values, expected) => {
    const error: unknown = await insert(li, entity, values).catch((reason: unknown) => reason);
    expect(databaseIssues(error, store.accessOf(li), store.entity(entity))).toMatchObject([expected]);
  });
});

describe('a change', () => {
  test('keeps what was and what is, and counts the version', async () => {
    const { id } = (await insert(wang, 'sales_order', ORDER)) as { id: string };
    const before = store.sent.length;
    const record = await change(wang, id, { due_on: '2026-09-01', priority: 'normal' }, { version: 1 });
    expect(store.sent.length - before).toBe(1);
    expect(record).toMatchObject({ version: 2, due_on: '2026-09-01', updated_by: wang.id });
    expect((await history(wang, id))[0]).toMatchObject({
      action: 'update',
      changes: [{ field: 'due_on', from: null, to: '2026-09-01' }],
    });
  });

  test('does nothing to a stale version, a hidden record, or through a field that may not be written', async () => {
    const { id } = (await insert(wang, 'sales_order', ORDER)) as { id: string };
    expect(await change(wang, id, { due_on: '2026-09-01' }, { version: 7 })).toBeUndefined();
    expect(await change(other, id, { due_on: '2026-09-01' })).toBeUndefined();
    expect(await change(wang, id, { submitted_at: '2026-09-01T00:00:00.000Z' })).toBeUndefined();
    expect(await change(li, id, { submitted_at: '2026-09-01T00:00:00.000Z' })).toMatchObject({ version: 2 });
  });

  test('of two at once, one wins', async () => {
    const { id } = (await insert(wang, 'sales_order', ORDER)) as { id: string };
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, n) => change(wang, id, { customer_po: `PO-${n}` }, { version: 1 })),
    );
    expect(results.filter((each) => each !== undefined)).toHaveLength(1);
  });

  test('moves to the recycle bin and back', async () => {
    const { id } = (await insert(wang, 'sales_order', ORDER)) as { id: string };
    expect(await change(wang, id, {}, { kind: 'delete' })).toBeUndefined();
    expect(await change(li, id, {}, { kind: 'delete' })).toMatchObject({ deleted_at: expect.any(String) });
    expect(await change(li, id, { priority: 'urgent' })).toBeUndefined();
    expect(await change(li, id, {}, { kind: 'restore' })).toMatchObject({ deleted_at: null, version: 3 });
    expect((await history(li, id)).map((entry) => entry.action)).toEqual(['restore', 'delete', 'create']);
  });
});

describe('lines', () => {
  const save = async (order: string, lines: readonly (RecordValues & { id?: string })[]): Promise<unknown> => {
    const model = store.entity('order_line');
    const rows = lines.map(({ id, ...values }, index) => ({
      ...valueRow(store.storage, model, values),
      id: id ?? newId(),
      is_new: id === undefined,
      parent: order,
      position: index + 1,
    }));
    const params = { parents: [order], rows: JSON.stringify(rows), author: wang.id, timeZone: 'UTC' };
    const [row] = await execute(store.runner, compileSaveLines(store.storage, model), { ...caller(wang), params });
    const refresh = compileRefresh(store.storage, model, 'parents', 'every');
    if (refresh !== undefined) await execute(store.runner, refresh, { ...caller(wang), params: { ids: [order] } });
    return row![0] === null ? null : JSON.parse(row![0] as string);
  };

  test('are made, changed and removed by one statement that tells what it did', async () => {
    const { id } = (await insert(wang, 'sales_order', ORDER)) as { id: string };
    const line = { product: products[0], quantity: 2, unit_price: '2.50' };
    const first = (await save(id, [line, { ...line, product: products[1] }])) as { added: { id: string }[] };
    expect(first).toMatchObject({ added: [{ quantity: 2 }, { product: products[1] }] });
    const [a] = first.added;
    expect(await save(id, [{ ...line, id: a!.id, quantity: 5 }, line])).toMatchObject({
      added: [{ quantity: 2 }],
      changed: [{ id: a!.id, changes: { quantity: [2, 5] } }],
      removed: [{ product: products[1] }],
    });
    const { tree } = parseSelect(store.accessOf(wang), store.entity('sales_order'), { expand: ['lines'] });
    const read = await runRead(store.runner, compileRead(store.storage, store.accessOf(wang), tree!), id, caller(wang));
    expect(JSON.parse(read!.json)).toMatchObject({
      total: '17.50',
      lines: [
        { position: 1, quantity: 5, amount: '12.50', version: 2 },
        { position: 2, quantity: 2, amount: '5.00', version: 1 },
      ],
    });
  });

  test('of another parent are left alone', async () => {
    const [one, two] = (await Promise.all([
      insert(wang, 'sales_order', ORDER),
      insert(wang, 'sales_order', ORDER),
    ])) as { id: string }[];
    const line = { product: products[0], quantity: 2, unit_price: '2.50' };
    const { added } = (await save(one!.id, [line])) as { added: { id: string }[] };
    expect(await save(two!.id, [{ ...line, id: added[0]!.id, quantity: 9 }])).toBeNull();
    const statement = compileFacts(store.storage, store.entity('sales_order'), [['record', 'lines', '[]', 'quantity']]);
    expect(await runFacts(store.runner, statement, one!.id, caller(wang))).toMatchObject({
      record: { lines: [{ quantity: 2 }] },
    });
  });
});

test('history shows no more of a record than the record itself does', async () => {
  const viewer = person('Viewer', 'viewer');
  const { id } = (await insert(li, 'sales_order', { ...ORDER, status: 'approved' })) as { id: string };
  await change(li, id, { priority: 'urgent', due_on: '2026-09-09', customer_po: 'secret' });
  const seen = await history(viewer, id);
  expect(seen.map((entry) => entry.changes)).toEqual([
    [{ field: 'due_on', from: null, to: '2026-09-09' }],
    expect.arrayContaining([{ field: 'status', from: null, to: 'approved' }]),
  ]);
  expect(JSON.stringify(seen)).not.toMatch(/secret|urgent|priority|ordered_on/);
  const draft = (await insert(li, 'sales_order', ORDER)) as { id: string };
  const statement = compileHistory(store.storage, store.accessOf(viewer), store.entity('sales_order'));
  expect(await runHistory(store.runner, statement, { id: draft.id, limit: 5 }, caller(viewer))).toBeUndefined();
});

test('facts hold whatever expressions read, nested', async () => {
  const { id } = (await insert(wang, 'sales_order', ORDER)) as { id: string };
  const statement = compileFacts(
    store.storage,
    store.entity('sales_order'),
    [
      ['record', 'customer'],
      ['record', 'customer', 'active'],
      ['record', 'customer', 'credit_limit', 'amount'],
      ['record', 'owner', 'name'],
      ['record', 'total'],
      ['record', 'lines', '[]', 'product', 'code'],
      ['user', 'id'],
      ['now'],
    ],
    { isLocking: true },
  );
  expect(await runFacts(store.runner, statement, id, caller(wang))).toEqual({
    record: {
      id,
      version: 1,
      deleted_at: null,
      customer: { id: customer, active: true, credit_limit: null },
      owner: { id: wang.id, name: 'Wang' },
      total: '0.00',
      lines: [],
    },
  });
});
