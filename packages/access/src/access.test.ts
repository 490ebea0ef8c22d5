import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { type Action, type AppDefinition, type GrantDefinition, type Model, resolveModel } from '@formwork/definition';
import { sampleApp } from '@formwork/testkit';
import { authorizeWrite } from './authorize-write.ts';
import { compileAccess, systemAccess } from './compile-access.ts';
import { diffAccess } from './diff-access.ts';
import { type AccessFacts, evaluateAccess } from './evaluate-access.ts';
import { explainAccess } from './explain-access.ts';

function modelWith(grants: readonly GrantDefinition[], name = 'tester'): Model {
  const app = JSON.parse(JSON.stringify({ ...sampleApp(), roles: [{ name, grants }] })) as AppDefinition;
  return resolveModel([app], fieldModels).model;
}

const USER = { id: 'u1', department: 'd1', departments: ['d1', 'd2'] };
const facts = (record: Record<string, unknown>, parent?: Record<string, unknown>): AccessFacts => ({
  record,
  ...(parent === undefined ? {} : { parent }),
  user: USER,
  now: '2026-03-01T00:00:00.000Z',
  today: '2026-03-01',
});
const order = (grant: Partial<GrantDefinition>): GrantDefinition => ({
  entity: 'sales_order',
  actions: ['read'],
  ...grant,
});

describe('what a role may do', () => {
  test('is nothing where nothing is granted', () => {
    const access = compileAccess(modelWith([]), ['shop.tester', 'shop.nobody']).entity('shop.sales_order');
    expect(
      (['read', 'create', 'update', 'delete', 'aggregate'] as Action[]).map((action) => access.rows(action)),
    ).toEqual([false, false, false, false, false]);
    expect(access.readField('number')).toBe('never');
  });

  test.each<[string, Partial<GrantDefinition>, Record<string, unknown>, boolean]>([
    ['own records', { scope: 'own' }, { owner: 'u1' }, true],
    ['own records, told as objects', { scope: 'own' }, { owner: { id: 'U1' } }, true],
    ["not another's", { scope: 'own' }, { owner: 'u2' }, false],
    ['not those of nobody', { scope: 'own' }, { owner: null }, false],
    ['those of the department', { scope: 'department' }, { owner_department: 'd1' }, true],
    ['not those below, unless said', { scope: 'department' }, { owner_department: 'd2' }, false],
    ['those below', { scope: 'department_and_below' }, { owner_department: 'd2' }, true],
    [
      'those that the condition holds for',
      { when: { '==': [{ var: 'record.priority' }, 'urgent'] } },
      { priority: 'urgent' },
      true,
    ],
    [
      'none that it is unknown for',
      { when: { '!=': [{ var: 'record.priority' }, 'urgent'] } },
      { priority: null },
      false,
    ],
  ])('reaches %s', (_, grant, record, expected) => {
    const access = compileAccess(modelWith([order(grant)]), ['shop.tester']).entity('shop.sales_order');
    expect(evaluateAccess(access, 'read', facts(record))).toBe(expected);
    expect(explainAccess(access, 'read', facts(record)).decision).toBe(expected ? 'allow' : 'deny');
  });

  test('shows a field only on rows of the grant that shows it', () => {
    const grants = [order({ scope: 'own' }), order({ fields: { show: ['number', 'status'] } })];
    const access = compileAccess(modelWith(grants), ['shop.tester']).entity('shop.sales_order');
    expect(access.readField('number')).toBe('always');
    expect(access.readField('due_on')).toMatchObject([{ key: 'shop.tester#0' }]);
    expect(evaluateAccess(access, 'read', facts({ owner: 'u1' }), 'due_on')).toBe(true);
    expect(evaluateAccess(access, 'read', facts({ owner: 'u2' }), 'due_on')).toBe(false);
  });

  test.each<[string, GrantDefinition[], string, 'always' | 'never']>([
    ['a formula with its inputs', [order({}), { entity: 'customer', actions: ['read'] }], 'net', 'always'],
    ['no formula over a hidden field', [order({ fields: { hide: ['status'] } })], 'overdue', 'never'],
    ['no formula over records that are hidden', [order({})], 'net', 'never'],
    [
      'no formula over a hidden field elsewhere',
      [order({}), { entity: 'customer', actions: ['read'], fields: { hide: ['discount'] } }],
      'net',
      'never',
    ],
    ['no rollup over hidden lines', [order({ fields: { hide: ['lines'] } })], 'total', 'never'],
    [
      'no rollup over a hidden field of lines',
      [order({}), { entity: 'order_line', actions: ['read'], fields: { hide: ['amount'] } }],
      'total',
      'never',
    ],
    [
      'a rollup beside it',
      [order({}), { entity: 'order_line', actions: ['read'], fields: { hide: ['amount'] } }],
      'line_count',
      'always',
    ],
    [
      'no stored formula over hidden inputs',
      [order({}), { entity: 'order_line', actions: ['read'], fields: { hide: ['unit_price'] } }],
      'total',
      'never',
    ],
  ])('shows %s', (_, grants, field, expected) => {
    expect(compileAccess(modelWith(grants), ['shop.tester']).entity('shop.sales_order').readField(field)).toBe(
      expected,
    );
  });

  test('reaches lines through the parent, unless grants of their own narrow it', () => {
    const open = compileAccess(modelWith([order({ scope: 'own' })]), ['shop.tester']).entity('shop.order_line');
    expect(open.isVisibleWithParent).toBe(true);
    expect(evaluateAccess(open, 'read', facts({ quantity: 5 }, { owner: 'u1' }))).toBe(true);
    expect(evaluateAccess(open, 'read', facts({ quantity: 5 }, { owner: 'u2' }))).toBe(false);
    const when = { '>': [{ var: 'record.quantity' }, 10] };
    const narrow = compileAccess(modelWith([order({}), { entity: 'order_line', actions: ['read'], when }]), [
      'shop.tester',
    ]).entity('shop.order_line');
    expect(narrow.isVisibleWithParent).toBe(false);
    expect(evaluateAccess(narrow, 'read', facts({ quantity: 5 }, {}))).toBe(false);
    expect(evaluateAccess(narrow, 'read', facts({ quantity: 50 }, {}))).toBe(true);
  });

  test.each<[string, GrantDefinition[], Action, string, 'allow' | 'deny']>([
    [
      'a hidden field of rows that are open to all',
      [order({ fields: { hide: ['due_on'] } })],
      'read',
      'due_on',
      'deny',
    ],
    ['a shown field of them', [order({ fields: { hide: ['due_on'] } })], 'read', 'number', 'allow'],
    [
      'a field that some rows show',
      [order({ fields: { hide: ['due_on'] } }), order({ scope: 'own' })],
      'read',
      'due_on',
      'allow',
    ],
    ['a computed field over a hidden one', [order({ fields: { hide: ['status'] } })], 'read', 'overdue', 'deny'],
    ['a field that there is not', [order({})], 'read', 'nonsense', 'deny'],
    [
      'a field that may only be read',
      [order({ actions: ['update'], fields: { readOnly: ['due_on'] } })],
      'update',
      'due_on',
      'deny',
    ],
    ['a field where nothing is granted', [], 'read', 'number', 'deny'],
  ])('explains without a record %s', (_, grants, action, field, expected) => {
    const access = compileAccess(modelWith(grants), ['shop.tester']).entity('shop.sales_order');
    expect(explainAccess(access, action, undefined, field).decision).toBe(expected);
  });

  test('explains that everything is open to the platform, and names of people to everybody', () => {
    const model = modelWith([]);
    const system = systemAccess(model).entity('shop.sales_order');
    expect(explainAccess(system, 'read', undefined, 'due_on').decision).toBe('allow');
    const people = compileAccess(model, []).entity('formwork.user');
    expect(explainAccess(people, 'read', undefined, 'name').decision).toBe('allow');
    expect(explainAccess(people, 'read', undefined, 'login').decision).toBe('deny');
  });

  test('is shared by everybody of the same roles, and everything for the system', () => {
    const model = modelWith([order({})]);
    expect(compileAccess(model, ['shop.tester'])).toBe(
      compileAccess(model, ['shop.tester', 'shop.tester', 'other.role']),
    );
    expect(systemAccess(model).entity('shop.customer').rows('delete')).toBe(true);
    expect(compileAccess(model, []).entity('formwork.user').readField('login')).toBe('never');
    expect(compileAccess(model, []).entity('formwork.user').readField('name')).toBe('always');
  });
});

describe('a write', () => {
  const check = { '<=': [{ var: 'record.customer_po' }, 'M'] };
  const grants = [
    order({ actions: ['update'], scope: 'own', check, fields: { readOnly: ['due_on'] } }),
    order({
      actions: ['update'],
      when: { '==': [{ var: 'record.priority' }, 'urgent'] },
      fields: { edit: ['due_on'] },
    }),
  ];
  const access = compileAccess(modelWith(grants), ['shop.tester']).entity('shop.sales_order');
  const own = { owner: 'u1', priority: 'normal', customer_po: 'A' };
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string[], object]>([
    [
      'is allowed where a grant admits it before and after',
      own,
      { ...own, customer_po: 'B' },
      ['customer_po'],
      { isAllowed: true },
    ],
    ['is refused on a record that no grant admits', { ...own, owner: 'u2' }, own, ['customer_po'], { reason: 'row' }],
    [
      'is refused where the record would not pass the check',
      own,
      { ...own, customer_po: 'Z' },
      ['customer_po'],
      { reason: 'check' },
    ],
    ['is refused where the owner would lose it', own, { ...own, owner: 'u2' }, ['owner'], { reason: 'check' }],
    [
      'names the fields that may not be written',
      own,
      own,
      ['due_on', 'priority'],
      { reason: 'fields', fields: ['due_on'] },
    ],
    [
      'adds up grants',
      { ...own, priority: 'urgent' },
      { ...own, priority: 'urgent' },
      ['due_on', 'customer_po'],
      { isAllowed: true },
    ],
  ])('%s', (_, before, after, fields, expected) => {
    expect(
      authorizeWrite(access, { action: 'update', before: facts(before), after: facts(after), fields }),
    ).toMatchObject(expected);
  });
});

describe('the difference between two models', () => {
  const words = (before: GrantDefinition[], after: GrantDefinition[]) =>
    diffAccess(modelWith(before), modelWith(after)).map(({ gain, text }) => `${gain ? '+' : '-'} ${text}`);
  test.each<[string, GrantDefinition[], GrantDefinition[], string[]]>([
    ['is nothing for equal ones', [order({})], [order({})], []],
    ['tells a new right', [], [{ entity: 'price', actions: ['read'] }], ['+ can read shop.price']],
    ['tells a lost right', [{ entity: 'price', actions: ['read'] }], [], ['- can no longer read shop.price']],
    [
      'tells a narrower one',
      [{ entity: 'price', actions: ['read'] }],
      [{ entity: 'price', actions: ['read'], scope: 'own' }],
      ['- can read shop.price only where scope is own'],
    ],
    [
      'tells a hidden field',
      [{ entity: 'price', actions: ['read'] }],
      [{ entity: 'price', actions: ['read'], fields: { hide: ['valid_to'] } }],
      ['- can no longer read shop.price.valid_to'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(words(before, after)).toEqual(expected);
  });
});
