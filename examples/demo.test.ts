import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Engine, type Principal, openEngine } from '@formwork/engine';
import { type TestDatabase, createTestDatabase } from '@formwork/testkit';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Holidays, addDays, addWorkdays, isWorkday } from './demo/civil-days.ts';
import { type DemoData, generateDemo } from './demo/generate-demo.ts';
import { DEMO_PASSWORD, loadDemo } from './demo/load-demo.ts';
import { lastOrderId } from './demo/orders.ts';
import { personas } from './demo/personas.ts';
import { exampleNames, readExample } from './read-example.ts';

const TODAY = '2026-03-16';

function readHolidays(): Holidays {
  const file = path.join(import.meta.dirname, 'core/rules/china.json');
  const { off, work } = JSON.parse(readFileSync(file, 'utf8')) as Record<'off' | 'work', { date: string }[]>;
  return { off: new Set(off.map((day) => day.date)), work: new Set(work.map((day) => day.date)) };
}

const digest = (data: DemoData): string => createHash('sha256').update(JSON.stringify(data)).digest('hex');

describe('the calendar of China', () => {
  test('has the 248 working days of 2026, month by month', () => {
    const holidays = readHolidays();
    const months = Array.from({ length: 12 }, () => 0);
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1))
      if (isWorkday(day, holidays)) months[Number(day.slice(5, 7)) - 1]! += 1;
    expect(months).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
  });
});

describe('the generator of the demo data', () => {
  const holidays = readHolidays();
  const data = generateDemo(TODAY, holidays);
  const lines = data.orders.flatMap((order) => order.lines);
  const parts = new Map(data.parts.map((part) => [part.id, part]));

  test('makes exactly what the page of the demo data asks for', () => {
    expect({
      people: data.people.length,
      named: data.people.filter((person) => person.persona !== undefined).length,
      leavers: data.people.filter((person) => person.leftOn !== null).length,
      departments: data.departments.length,
      regions: new Set(data.people.map((person) => person.region.code)).size,
      parts: data.parts.length,
      customers: data.customers.length,
      sites: data.customers.flatMap((customer) => customer.sites).length,
      orders: data.orders.length,
      lines: lines.length,
      firstDay: data.orders[0]!.orderDate,
    }).toEqual({
      people: 2_000,
      named: 25,
      leavers: 12,
      departments: 160,
      regions: 10,
      parts: 120,
      customers: 12,
      sites: 35,
      orders: 5_000,
      lines: 14_000,
      firstDay: '2025-03-17',
    });
  });

  test('makes the same again for the same day and seed, and something else for another', () => {
    expect(digest(data)).toBe('a0394e1ca4227eafa6a23c367435c984160e7a34a6b2d1d6e69b418b57fa9d6a');
    expect(digest(generateDemo(TODAY, holidays))).toBe(digest(data));
    expect(digest(generateDemo(TODAY, holidays, 1))).not.toBe(digest(data));
    expect(generateDemo('2026-05-20', holidays).orders.at(-1)!.id).toBe(lastOrderId(20_260_316));
  });

  test('repeats no login, number, order of a customer or id', () => {
    for (const values of [
      data.people.map((person) => person.login),
      data.people.map((person) => person.number),
      data.departments.map((department) => department.path),
      data.parts.map((part) => part.number),
      data.orders.map((order) => `${order.customer} ${order.customerPo}`),
      data.orders.flatMap((order) => order.number ?? []),
      [...data.people, ...data.parts, ...data.orders].map((each) => each.id),
    ])
      expect(new Set(values).size).toBe(values.length);
  });

  test('puts everybody into a department with a head, below somebody', () => {
    const paths = new Set(data.departments.map((department) => department.path));
    expect(data.people.filter((person) => !paths.has(person.department))).toEqual([]);
    expect(new Set(data.people.filter((person) => person.isHead).map((person) => person.department)).size).toBe(160);
    expect(data.people.filter((person) => person.manager === null)).toHaveLength(1);
  });

  test('fills packs and keeps lead times, but for orders that wait to be mended', () => {
    for (const order of data.orders) {
      const isLoose = order.kind === 'sample' || order.kind === 'spare';
      for (const line of order.lines) {
        const part = parts.get(line.part)!;
        expect(isLoose || line.quantity % part.pack_quantity === 0).toBe(true);
        const earliest = addWorkdays(order.orderDate, part.lead_time_days, holidays);
        expect(order.status === 'to_fix' || line.requestedDate >= earliest).toBe(true);
      }
    }
  });

  test('never lets prices of one part for one customer overlap', () => {
    const sorted = data.prices.map(
      (row) => [`${row.customer} ${row.part}`, row.validFrom, row.validTo ?? '9999'] as const,
    );
    sorted.sort((one, other) => (one.join() < other.join() ? -1 : 1));
    const overlaps = sorted.filter(
      ([key, from], at) => at > 0 && sorted[at - 1]![0] === key && from <= sorted[at - 1]![2],
    );
    expect(overlaps).toEqual([]);
  });

  test('sells most of few parts, and most at the end of a month', () => {
    const byClass = { a: 0, b: 0, c: 0 };
    for (const line of lines) byClass[parts.get(line.part)!.abc_class] += line.quantity * Number(line.unitPrice);
    const share = byClass.a / (byClass.a + byClass.b + byClass.c);
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.9);
    const perDay = new Map<string, number>();
    for (const { orderDate } of data.orders) perDay.set(orderDate, (perDay.get(orderDate) ?? 0) + 1);
    const mean = (days: readonly number[]): number => days.reduce((sum, count) => sum + count, 0) / days.length;
    const of = (isLate: boolean): number[] =>
      [...perDay].filter(([day]) => Number(day.slice(8)) > 26 === isLate).map(([, count]) => count);
    expect(mean(of(true))).toBeGreaterThan(1.5 * mean(of(false)));
  });
});

describe('the loader of the demo data', () => {
  let database: TestDatabase;
  let engine: Engine;
  const hashed: string[] = [];
  const load = () =>
    loadDemo({
      engine,
      report: () => undefined,
      hashPassword: (password) => {
        hashed.push(password);
        return Promise.resolve('not a hash');
      },
    });
  const count = async (table: string): Promise<number> =>
    Number((await engine.pool.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]!.count);
  const sign = async (login: string): Promise<Principal> =>
    engine.people.principal((await engine.people.findCredentials(login))!.id);
  const list = async (login: string, request: object) =>
    JSON.parse(
      (await engine.records.list(await sign(login), 'order_center', 'sales_order', { count: 'exact', ...request }))
        .json,
    ) as { items: Record<string, unknown>[]; total: { value: number } };

  beforeAll(async () => {
    database = await createTestDatabase();
    engine = await openEngine({ databaseUrl: database.url });
    for (const name of exampleNames) await engine.definitions.publish({ definition: readExample(name) });
    await engine.clock.moveTo(new Date(`${TODAY}T02:00:00Z`));
  });
  afterAll(async () => {
    await engine.close();
    await database.drop();
  });

  test('loads everything in well under a minute', async () => {
    const startedMs = Date.now();
    const accounts = await load();
    expect(Date.now() - startedMs).toBeLessThan(60_000);
    expect(accounts.length).toBeGreaterThanOrEqual(8);
    expect(accounts.map((account) => account.login)).toEqual(expect.arrayContaining(['admin', 'liqin', 'wangwei']));
    expect(accounts.every((account) => account.password === DEMO_PASSWORD && DEMO_PASSWORD.length >= 10)).toBe(true);
    expect({
      users: await count('formwork.users'),
      withPassword: await count('formwork.users where password_hash is not null'),
      active: await count('formwork.users where active'),
      departments: await count('formwork.departments where head is not null'),
      people: await count('core.person where manager is not null'),
      kept: await count('core.warehouse where keeper is not null'),
      orders: await count('order_center.sales_order where net > 0'),
      lines: await count('order_center.so_line where amount > 0'),
    }).toEqual({
      users: 2_000,
      withPassword: personas.length,
      active: 1_988,
      departments: 160,
      people: 1_999,
      kept: 8,
      orders: 5_000,
      lines: 14_000,
    });
  });

  test('changes nothing when it is called again, also on another day', async () => {
    const before = await engine.pool.query('select max(updated_at), sum(version) from order_center.sales_order');
    await engine.clock.advance('P3D');
    expect((await load()).length).toBeGreaterThan(0);
    const after = await engine.pool.query('select max(updated_at), sum(version) from order_center.sales_order');
    expect(after.rows).toEqual(before.rows);
    expect(await count('formwork.users')).toBe(2_000);
    expect(hashed).toEqual([DEMO_PASSWORD]);
  });

  test('gives every persona a part of the orders: all, a team, a warehouse without prices', async () => {
    expect((await list('liqin', { limit: 1 })).total.value).toBe(5_000);
    const team = (await list('sunmei', { limit: 1 })).total.value;
    expect(team).toBeGreaterThan(500);
    expect(team).toBeLessThan(1_500);
    const kept = await list('xuqiang', { limit: 50 });
    expect(kept.total.value).toBeGreaterThan(5);
    expect(kept.items.filter((order) => 'net' in order || order['status'] !== 'confirmed')).toEqual([]);
  });

  test('leaves data that is worked on: orders are approved, and new ones go on with the numbers', async () => {
    const { items } = await list('wangwei', { filter: { '==': [{ var: 'record.status' }, 'approving'] }, limit: 1 });
    const moved = await engine.records.transition(
      await sign('wangwei'),
      'order_center',
      'sales_order',
      String(items[0]!['id']),
      'approve',
    );
    expect(JSON.parse(moved.json)).toMatchObject({ status: 'confirmed' });
    const [line] = (
      await engine.pool.query(
        'select l.part, l.quantity, o.customer, o.site from order_center.so_line l join order_center.sales_order o on o.id = l.parent where o.kind = $1 and o.currency = $2 limit 1',
        ['mass', 'CNY'],
      )
    ).rows as Record<string, unknown>[];
    const { part, quantity, customer, site } = line!;
    const made = await engine.records.create(await sign('liqin'), 'order_center', 'sales_order', {
      customer,
      site,
      customer_po: 'PO-NEW',
      lines: [{ part, quantity: Number(quantity), requested_date: '2026-06-01' }],
    });
    const last = (
      await engine.pool.query<{ max: string }>(
        `select max(number) from order_center.sales_order where number like 'SO2603-%'`,
      )
    ).rows[0]!;
    expect(JSON.parse(made.json)).toMatchObject({ number: last.max, status: 'draft' });
    expect(Number((JSON.parse(made.json) as { net: string }).net)).toBeGreaterThan(0);
  });

  test('shows a keeper no price in the history or in sums', async () => {
    const { rows } = await engine.pool.query<Record<'part' | 'customer' | 'site' | 'warehouse', string>>(
      `select l.part, o.customer, o.site, w.id as warehouse from order_center.so_line l
       join order_center.sales_order o on o.id = l.parent join core.warehouse w on w.id = l.ship_from
       where w.code = 'BW-XA' and o.kind = 'mass' limit 1`,
    );
    const { part, customer, site, warehouse } = rows[0]!;
    const clerk = await sign('liqin');
    const { id } = await engine.records.create(clerk, 'order_center', 'sales_order', {
      kind: 'spare',
      customer,
      site,
      customer_po: 'PO-KEPT',
      lines: [{ part, quantity: 3, requested_date: '2026-06-01', ship_from: warehouse }],
    });
    await engine.records.transition(clerk, 'order_center', 'sales_order', id, 'submit');
    await engine.records.transition(await sign('wangwei'), 'order_center', 'sales_order', id, 'approve');
    const priced = /"(unit_price|list_price|amount|net|tax|gross|tax_rate)"/;
    expect((await engine.records.history(clerk, 'order_center', 'sales_order', id)).json).toMatch(priced);
    const keeper = await sign('xuqiang');
    const { json } = await engine.records.history(keeper, 'order_center', 'sales_order', id);
    expect(json).toContain('PO-KEPT');
    expect(json).not.toMatch(priced);
    const asking = engine.records.aggregate(keeper, 'order_center', 'sales_order', { measures: ['sum:net'] });
    await expect(asking).rejects.toMatchObject({ code: 'FW_RECORD_QUERY_INVALID' });
  });
});
