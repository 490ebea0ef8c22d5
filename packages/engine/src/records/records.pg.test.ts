import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FormworkError } from '@formwork/kernel';
import { sampleApp } from '@formwork/testkit';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';
import type { WrittenRecord } from './records.ts';

let workspace: TestWorkspace;
let customer: string;
let bolt: string;

beforeAll(async () => {
  workspace = await openTestWorkspace();
  customer = await workspace.idOf('customer', 'code', 'C001');
  bolt = await workspace.idOf('product', 'code', 'P-100');
});
afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
});

/** JSON as tests walk through it. */
type Loose = ReturnType<typeof JSON.parse>;

const parse = (json: string): Loose => JSON.parse(json) as Loose;
const read = (written: WrittenRecord): Loose => JSON.parse(written.json) as Loose;

async function refusal(
  run: Promise<unknown>,
): Promise<{ code: string; status: number; issues: string[]; error: FormworkError }> {
  const error = await run.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof FormworkError)) throw error ?? new Error('It was allowed.');
  const issues = error.issues.map((issue) => `${issue.code} ${issue.path}`);
  return { code: error.code, status: error.status, issues, error };
}

const order = (more: Record<string, unknown> = {}) => ({
  customer,
  ordered_on: '2026-03-02',
  due_on: '2026-03-20',
  lines: [{ product: bolt, quantity: 200, unit_price: '12.50' }],
  ...more,
});

describe('creating', () => {
  test('fills in numbers, defaults, the first state and computed values, lines included', async () => {
    const { engine, clerk } = workspace;
    const created = read(await engine.records.create(clerk, 'shop', 'sales_order', order()));
    expect(created).toMatchObject({
      number: expect.stringMatching(/^SO-\d{4}-\d{4}$/),
      status: 'draft',
      priority: 'normal',
      total: '2500.00',
      net: '2375.00',
      line_count: 1,
      version: 1,
      lines: [{ quantity: 200, unit_price: '12.50', amount: '2500.00', list_price: '12.50', position: 1 }],
    });
    expect(clerk.kind === 'user' && created['sales_rep']).toBe(clerk.kind === 'user' && clerk.user.id);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      'a quantity below the least',
      {
        lines: [
          { product: 'BOLT', quantity: 1, unit_price: '1' },
          { product: 'BOLT', quantity: 0, unit_price: '1' },
        ],
      },
      ['FW_FIELD_BELOW_MIN /lines/1/quantity'],
    ],
    ['an unknown field', { nonsense: 1 }, ['FW_RECORD_FIELD_UNKNOWN /nonsense']],
    ['a system field', { version: 3 }, ['FW_RECORD_FIELD_SYSTEM /version']],
    ['a computed field', { total: '1.00' }, ['FW_RECORD_FIELD_COMPUTED /total']],
    ['the state', { status: 'approved' }, ['FW_RECORD_FIELD_STATE /status']],
    [
      'a field that the role may only read',
      { submitted_at: '2026-03-02T00:00:00Z' },
      ['FW_RECORD_FIELD_FORBIDDEN /submitted_at'],
    ],
    ['a due date before the order date', { due_on: '2026-03-01' }, ['due_after_order /due_on']],
    ['no lines', { lines: [] }, ['FW_FIELD_ITEMS_TOO_FEW /lines']],
    ['a missing customer', { customer: null }, ['FW_RECORD_REQUIRED /customer']],
    [
      'a customer that is not there',
      { customer: '018f0000-0000-7000-8000-000000000000' },
      ['FW_RECORD_REFERENCE_UNKNOWN /customer'],
    ],
    [
      'a prototype name',
      JSON.parse('{"__proto__": 1}') as Record<string, unknown>,
      ['FW_RECORD_FIELD_UNKNOWN /__proto__'],
    ],
  ])('refuses %s and says where', async (_name, more, expected) => {
    const { engine, clerk } = workspace;
    const values = { ...order(), ...Object.fromEntries(Object.entries(more)) } as Record<string, unknown>;
    if (Object.hasOwn(more, '__proto__'))
      Object.defineProperty(values, '__proto__', { value: 1, enumerable: true, configurable: true });
    const sent = JSON.parse(JSON.stringify(values).replaceAll('"BOLT"', `"${bolt}"`)) as Record<string, unknown>;
    const { code, issues } = await refusal(engine.records.create(clerk, 'shop', 'sales_order', sent));
    expect({ code, issues }).toEqual({ code: 'FW_RECORD_INVALID', issues: expected });
  });

  test('answers a taken unique value at its field', async () => {
    const { engine, manager } = workspace;
    const values = { code: 'C001', name: 'Twice', region: 'north' };
    const { status, issues } = await refusal(engine.records.create(manager, 'shop', 'customer', values));
    expect({ status, issues }).toEqual({ status: 422, issues: ['FW_RECORD_NOT_UNIQUE /code'] });
  });

  test('is refused to whom no grant allows it', async () => {
    const { engine, clerk, viewer } = workspace;
    const values = { code: 'C9', name: 'New', region: 'north' };
    expect((await refusal(engine.records.create(clerk, 'shop', 'customer', values))).code).toBe('FW_RECORD_FORBIDDEN');
    expect((await refusal(engine.records.create(viewer, 'shop', 'product', values))).code).toBe(
      'FW_RECORD_ENTITY_MISSING',
    );
  });
});

describe('changing', () => {
  test('updates, adds and removes lines in one write and keeps history of each', async () => {
    const { engine, clerk } = workspace;
    const two = order({
      lines: [...order().lines, { product: bolt, quantity: 2, unit_price: '3.20', remark: 'gone' }],
    });
    const created = read(await engine.records.create(clerk, 'shop', 'sales_order', two));
    const changed = read(
      await engine.records.update(
        clerk,
        'shop',
        'sales_order',
        created['id'],
        {
          priority: 'urgent',
          lines: [
            { id: created['lines'][0].id, quantity: 10 },
            { product: bolt, quantity: 5, unit_price: '2.00' },
          ],
        },
        { version: 1 },
      ),
    );
    expect(changed).toMatchObject({ version: 2, priority: 'urgent', total: '135.00' });
    expect(changed['lines'].map((line: Loose) => [line.quantity, line.unit_price, line.version])).toEqual([
      [10, '12.50', 2],
      [5, '2.00', 1],
    ]);
    const history = parse((await engine.records.history(clerk, 'shop', 'sales_order', created['id'])).json);
    expect(history.items.map((item: Loose) => [item.action, item.version])).toEqual([
      ['update', 2],
      ['create', 1],
    ]);
    expect(history.items[0].changes).toEqual([{ field: 'priority', from: 'normal', to: 'urgent' }]);
    expect(history.items[0].lines.lines.removed[0].remark).toBe('gone');
    expect(history.items[0].lines.lines.changed[0].changes).toEqual({ quantity: [200, 10] });
  });

  test('answers with the lines that were given or are asked for, and a new record with all', async () => {
    const { engine, clerk } = workspace;
    const { records } = engine;
    const created = read(await records.create(clerk, 'shop', 'sales_order', order()));
    const { id } = created;
    expect(created['lines']).toHaveLength(1);
    const change = async (values: Record<string, unknown>, options?: { expand: string[] }): Promise<Loose> =>
      read(await records.update(clerk, 'shop', 'sales_order', id, values, options));
    expect(Object.keys(await change({ due_on: '2026-03-21' }))).not.toContain('lines');
    expect(Object.keys(await change({ customer_po: 'PO-LINES' }))).not.toContain('lines');
    expect((await change({ due_on: '2026-03-22' }, { expand: ['lines'] }))['lines']).toEqual(created['lines']);
    expect((await change({ lines: order().lines }))['lines']).toMatchObject([{ quantity: 200 }]);
  });

  test('is refused with the present record when another version was seen', async () => {
    const { engine, manager } = workspace;
    const created = await engine.records.create(manager, 'shop', 'product', {
      code: 'S-1',
      name: 'A',
      unit_price: '1',
    });
    await engine.records.update(manager, 'shop', 'product', created.id, { name: 'B' }, { version: 1 });
    const { code, status, error } = await refusal(
      engine.records.update(manager, 'shop', 'product', created.id, { name: 'C' }, { version: 1 }),
    );
    expect({ code, status }).toEqual({ code: 'FW_RECORD_STALE', status: 412 });
    expect(error.details).toMatchObject({ given: 1, current: { name: 'B', version: 2 } });
  });

  test('of forty people at once with the same version exactly one succeeds', async () => {
    const { engine, manager } = workspace;
    const { id } = await engine.records.create(manager, 'shop', 'product', { code: 'S-2', name: 'A', unit_price: '1' });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        engine.records.update(manager, 'shop', 'product', id, { on_hand: index }, { version: 1 }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  });

  test('a line of another record is not a line of this one', async () => {
    const { engine, clerk } = workspace;
    const [a, b] = await Promise.all(
      [1, 2].map(async () => read(await engine.records.create(clerk, 'shop', 'sales_order', order()))),
    );
    const { issues } = await refusal(
      engine.records.update(clerk, 'shop', 'sales_order', a!['id'], {
        lines: [{ id: b!['lines'][0].id, quantity: 1 }],
      }),
    );
    expect(issues).toContain('FW_RECORD_LINE_UNKNOWN /lines/0/id');
  });

  test('a record that may not be seen answers as one that is not there', async () => {
    const { engine, manager, clerk } = workspace;
    const { id } = await engine.records.create(manager, 'shop', 'sales_order', order({ customer_po: 'X1' }));
    const hidden = await refusal(engine.records.update(clerk, 'shop', 'sales_order', id, { priority: 'urgent' }));
    const missing = await refusal(
      engine.records.update(clerk, 'shop', 'sales_order', '018f0000-0000-7000-8000-000000000000', {
        priority: 'urgent',
      }),
    );
    expect({ ...hidden, error: null }).toEqual({ ...missing, error: null });
    expect(hidden.status).toBe(404);
    expect((await refusal(engine.records.read(clerk, 'shop', 'sales_order', id))).status).toBe(404);
  });
});

describe('the recycle bin', () => {
  test('takes a record with its lines and gives both back', async () => {
    const { engine, manager } = workspace;
    const { id } = await engine.records.create(manager, 'shop', 'sales_order', order());
    await engine.records.remove(manager, 'shop', 'sales_order', id, { version: 1 });
    expect((await refusal(engine.records.read(manager, 'shop', 'sales_order', id))).status).toBe(404);
    expect(read(await engine.records.restore(manager, 'shop', 'sales_order', id))).toMatchObject({
      version: 3,
      lines: [{ quantity: 200 }],
    });
  });
});

describe('transitions', () => {
  test('say which guard refuses, with the values that it saw', async () => {
    const { engine, clerk } = workspace;
    const lines = [{ product: bolt, quantity: 1, unit_price: '0' }];
    const { id } = await engine.records.create(clerk, 'shop', 'sales_order', order({ lines, due_on: null }));
    const offered = await engine.records.transitions(clerk, 'shop', 'sales_order', id);
    expect(offered.map(({ name, allowed }) => [name, allowed])).toEqual([
      ['submit', false],
      ['cancel', true],
    ]);
    const { code, issues, error } = await refusal(
      engine.records.transition(clerk, 'shop', 'sales_order', id, 'submit'),
    );
    expect({ code, issues }).toEqual({
      code: 'FW_WORKFLOW_REFUSED',
      issues: ['total_above_zero ', 'FW_WORKFLOW_REQUIRED /due_on'],
    });
    expect(JSON.stringify(error.issues[0]!.details)).toContain('0.00');
  });

  test('set effects in the same transaction and follow automatic ones', async () => {
    const { engine, clerk } = workspace;
    const lines = [{ product: bolt, quantity: 10, unit_price: '1.00' }];
    const { id } = await engine.records.create(clerk, 'shop', 'sales_order', order({ lines }));
    const moved = read(await engine.records.transition(clerk, 'shop', 'sales_order', id, 'submit', {}, { version: 1 }));
    expect(moved).toMatchObject({ status: 'approved', version: 3, submitted_at: expect.stringMatching(/Z$/) });
    const { issues } = await refusal(engine.records.update(clerk, 'shop', 'sales_order', id, { priority: 'urgent' }));
    expect(issues).toEqual(['FW_WORKFLOW_LOCKED /priority']);
    const history = parse((await engine.records.history(clerk, 'shop', 'sales_order', id)).json);
    expect(history.items.map((item: Loose) => item.transition)).toEqual(['approve_small', 'submit', null]);
  });

  test('pressed by two people at once move the record once and tell the other', async () => {
    const { engine, manager, clerk } = workspace;
    const { id } = await engine.records.create(clerk, 'shop', 'sales_order', order());
    await engine.records.transition(clerk, 'shop', 'sales_order', id, 'submit');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        engine.records.transition(manager, 'shop', 'sales_order', id, index % 2 === 0 ? 'approve' : 'reject'),
      ),
    );
    const codes = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as FormworkError).code] : [],
    );
    expect(codes).toEqual(Array(7).fill('FW_WORKFLOW_OVERTAKEN'));
  });

  test('take their input along, in one entry of history', async () => {
    const { engine, clerk } = workspace;
    const { id } = await engine.records.create(clerk, 'shop', 'sales_order', order());
    const empty = await refusal(engine.records.transition(clerk, 'shop', 'sales_order', id, 'cancel'));
    expect(empty.issues).toEqual(['FW_WORKFLOW_REQUIRED /cancel_reason']);
    const values = { cancel_reason: 'Ordered twice' };
    expect(read(await engine.records.transition(clerk, 'shop', 'sales_order', id, 'cancel', values))).toMatchObject({
      status: 'cancelled',
      ...values,
      version: 2,
    });
    const history = parse((await engine.records.history(clerk, 'shop', 'sales_order', id)).json);
    expect(history.items[0].changes.map((change: Loose) => change.field).sort()).toEqual(['cancel_reason', 'status']);
  });

  test('that a role does not have are not there', async () => {
    const { engine, clerk } = workspace;
    const { id } = await engine.records.create(clerk, 'shop', 'sales_order', order());
    expect((await refusal(engine.records.transition(clerk, 'shop', 'sales_order', id, 'approve'))).code).toBe(
      'FW_WORKFLOW_TRANSITION_MISSING',
    );
  });
});

describe('what is wrong with a record', () => {
  /** Orders as periods: the database has a check of its own that a period runs forward. */
  const periods = (): Loose => {
    const definition = parse(JSON.stringify(sampleApp()));
    definition.app.version = '1.1.0';
    const entity = definition.entities.find((each: Loose) => each.name === 'sales_order');
    entity.effective = { from: 'ordered_on', to: 'due_on', key: ['customer_po'] };
    return definition;
  };

  test('is told in the words of the app, not of the database, and all at once', async () => {
    await using own = await openTestWorkspace();
    const { engine, clerk } = own;
    await engine.definitions.publish({ definition: periods() });
    const customer = await own.idOf('customer', 'code', 'C001');
    const lines = [{ product: await own.idOf('product', 'code', 'P-100'), quantity: 200, unit_price: '12.50' }];
    const backwards = order({ customer, lines, due_on: '2026-03-01', customer_po: 'P-1' });
    const told = async (values: Loose): Promise<string[]> =>
      (await refusal(engine.records.create(clerk, 'shop', 'sales_order', values))).issues;
    expect(await told(backwards)).toEqual(['due_after_order /due_on']);
    const nowhere = '018f0000-0000-7000-8000-000000000000';
    expect(await told({ ...backwards, customer: nowhere })).toEqual([
      'FW_RECORD_REFERENCE_UNKNOWN /customer',
      'due_after_order /due_on',
    ]);
    const { issues } = await engine.records.preview(clerk, 'shop', 'sales_order', { values: backwards });
    expect(issues.map(({ code }) => code)).toEqual(['due_after_order']);
    const made = await engine.records.create(clerk, 'shop', 'sales_order', { ...backwards, due_on: '2026-03-20' });
    const change = { due_on: '2026-03-01' };
    const refused = await refusal(engine.records.update(clerk, 'shop', 'sales_order', made.id, change));
    expect(refused.issues).toEqual(['due_after_order /due_on']);
    const astray = { ...change, customer: nowhere };
    expect((await refusal(engine.records.update(clerk, 'shop', 'sales_order', made.id, astray))).issues).toEqual([
      'FW_RECORD_REFERENCE_UNKNOWN /customer',
      'due_after_order /due_on',
    ]);
  });
});

describe('repeating a request', () => {
  test('fifty times at once with one key has one effect and one answer', async () => {
    const { engine, manager } = workspace;
    const values = { code: 'I-1', name: 'Once', unit_price: '1' };
    const idempotency = { key: 'k1', route: 'POST /product', body: values };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => engine.records.create(manager, 'shop', 'product', values, { idempotency })),
    );
    expect(new Set(answers.map((answer) => answer.json)).size).toBe(1);
    const other = { idempotency: { ...idempotency, body: { ...values, name: 'Other' } } };
    expect((await refusal(engine.records.create(manager, 'shop', 'product', values, other))).code).toBe(
      'FW_RECORD_IDEMPOTENCY_MISMATCH',
    );
  });
});

describe('a preview', () => {
  test('computes everything, finds everything and keeps nothing', async () => {
    const { engine, clerk } = workspace;
    const before = parse((await engine.records.list(clerk, 'shop', 'sales_order', { count: 'exact' })).json);
    const { record, issues } = await engine.records.preview(clerk, 'shop', 'sales_order', {
      values: order({ due_on: '2026-03-01' }),
    });
    expect(record).toMatchObject({ total: '2500.00', status: 'draft' });
    expect(issues.map((issue) => issue.code)).toEqual(['due_after_order']);
    const blocked = await engine.records.preview(clerk, 'shop', 'sales_order', { values: { due_on: 'soon' } });
    expect(blocked.issues.map((issue) => issue.path).sort()).toEqual(['/customer', '/due_on', '/lines']);
    const after = parse((await engine.records.list(clerk, 'shop', 'sales_order', { count: 'exact' })).json);
    expect(after.total).toEqual(before.total);
  });
});

describe('bulk', () => {
  test('does all or nothing, or each for itself when partial', async () => {
    const { engine, manager } = workspace;
    const operations = [
      { create: { code: 'B-1', name: 'One', unit_price: '1' } },
      { create: { code: 'B-1', name: 'Same code', unit_price: '1' } },
      { create: { code: 'B-2', name: 'Two', unit_price: '1' } },
    ];
    expect((await refusal(engine.records.bulk(manager, 'shop', 'product', operations))).issues).toEqual([
      'FW_RECORD_NOT_UNIQUE /code',
    ]);
    const results = await engine.records.bulk(manager, 'shop', 'product', operations, { partial: true });
    expect(results.map((result) => result.ok)).toEqual([true, false, true]);
  });
});

describe('a plain record', () => {
  test('is created, changed and read in one statement each, outside any transaction', async () => {
    const { engine, manager } = workspace;
    const { pool } = engine;
    const query = pool.query.bind(pool);
    const connect = pool.connect.bind(pool);
    const calls: string[] = [];
    pool.query = ((...args: Parameters<typeof query>) => {
      calls.push('query');
      return query(...args);
    }) as typeof query;
    pool.connect = ((...args: Parameters<typeof connect>) => {
      if ((args as unknown[]).length === 0) calls.push('connect');
      return connect(...args);
    }) as typeof connect;
    try {
      const values = { code: 'F-1', name: 'Fast', region: 'north' };
      const { id } = await engine.records.create(manager, 'shop', 'customer', values);
      await engine.records.update(manager, 'shop', 'customer', id, { name: 'Faster' }, { version: 1 });
      const { json } = await engine.records.read(manager, 'shop', 'customer', id);
      expect(parse(json)).toMatchObject({ name: 'Faster', version: 2 });
      // Each is answered by a pipeline, or by the pool while that opens; nothing takes a connection for a transaction.
      expect(calls).not.toContain('connect');
      expect(calls.length).toBeLessThanOrEqual(3);
    } finally {
      Object.assign(pool, { query, connect });
    }
    const kept = parse(
      (await engine.records.history(manager, 'shop', 'customer', await workspace.idOf('customer', 'code', 'F-1'))).json,
    );
    expect(
      kept.items.map((item: Loose) => [item.action, item.changes.map((change: Loose) => change.field).sort()]),
    ).toEqual([
      ['update', ['name']],
      ['create', ['active', 'code', 'discount', 'name', 'region']],
    ]);
  });

  test('keeps every change of many people at once, and in its history each begins where the one before ended', async () => {
    const { engine, manager } = workspace;
    const { id } = await engine.records.create(manager, 'shop', 'customer', {
      code: 'F-2',
      name: '0',
      region: 'north',
    });
    const names = Array.from({ length: 60 }, (_, index) => String(index + 1));
    await Promise.all(names.map((name) => engine.records.update(manager, 'shop', 'customer', id, { name })));
    const { items } = parse((await engine.records.history(manager, 'shop', 'customer', id, { limit: 100 })).json);
    const steps = (items as Loose[]).reverse().map((item) => ({
      version: item.version,
      ...item.changes.find((change: Loose) => change.field === 'name'),
    }));
    expect(steps.map(({ version }) => version)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1));
    expect(steps.slice(1).map(({ from }) => from)).toEqual(steps.slice(0, -1).map(({ to }) => to));
    expect(
      steps
        .slice(1)
        .map(({ to }) => String(to))
        .sort(),
    ).toEqual([...names].sort());
  });
});
