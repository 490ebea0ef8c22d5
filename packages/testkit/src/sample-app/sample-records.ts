import type { DatasetDefinition, LocaleDefinition, ScenarioDefinition } from '@formwork/definition';

/** The datasets of the sample app, sorted by name. */
export const sampleDatasets: readonly DatasetDefinition[] = [
  {
    name: 'customers',
    entity: 'customer',
    key: ['code'],
    records: [
      { code: 'C001', name: 'Harbour Trading', region: 'north', discount: '0.0500', tags: ['key_account'] },
      { code: 'C002', name: '南方电子', region: 'south', credit_limit: { amount: '50000.00', currency: 'CNY' } },
    ],
  },
  {
    name: 'prices',
    entity: 'price',
    key: ['product', 'valid_from'],
    records: [
      { product: { code: 'P-100' }, unit_price: '12.50', valid_from: '2026-01-01', valid_to: '2026-06-30' },
      { product: { code: 'P-100' }, unit_price: '13.00', valid_from: '2026-07-01' },
    ],
  },
  {
    name: 'products',
    entity: 'product',
    key: ['code'],
    records: [
      { code: 'P-100', name: 'Bolt M8', unit: 'box', unit_price: '12.50', weight: '0.250', on_hand: 400 },
      { code: 'P-200', name: 'Cable', unit: 'metre', unit_price: '3.20', on_hand: 1200 },
    ],
  },
];

/** The scenarios of the sample app. */
export const sampleScenarios: readonly ScenarioDefinition[] = [
  {
    name: 'large_order_waits_for_approval',
    label: { en: 'A large order waits for a manager', 'zh-CN': '大额订单需经理批准' },
    clock: '2026-03-02T09:00:00+08:00',
    personas: { wang: { roles: ['clerk'] }, li: { roles: ['manager'] } },
    given: [
      {
        as: 'wang',
        create: 'sales_order',
        id: 'order',
        values: {
          customer: { find: { entity: 'customer', where: { code: 'C001' } } },
          due_on: '2026-03-20',
          lines: [
            { product: { find: { entity: 'product', where: { code: 'P-100' } } }, quantity: 200, unit_price: '12.50' },
          ],
        },
        expect: { total: '2500.00', status: 'draft' },
      },
    ],
    when: [{ as: 'wang', transition: 'submit', entity: 'sales_order', id: 'order' }],
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the language
    then: [
      { as: 'wang', read: 'sales_order', id: 'order', expect: { status: 'submitted' } },
      { as: 'li', transition: 'approve', entity: 'sales_order', id: 'order', expect: { status: 'approved' } },
    ],
  },
];

/** Translations that the sample app keeps apart from its labels. */
export const sampleLocales: readonly LocaleDefinition[] = [
  { locale: 'zh-CN', texts: { 'app.description': '一个小型订单应用。' } },
];
