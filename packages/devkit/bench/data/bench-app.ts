import type { AppDefinition, EntityDefinition, FieldDefinition } from '@formwork/definition';
import { AGENT_REGION, REGIONS, STATUSES } from './plain-tables.ts';

const options = (values: readonly string[]): { value: string }[] => values.map((value) => ({ value }));

const order: EntityDefinition = {
  name: 'sales_order',
  titleField: 'number',
  fields: [
    { name: 'number', type: 'text', required: true, maxLength: 20 },
    { name: 'customer', type: 'reference', entity: 'customer', required: true, onDelete: 'restrict' },
    { name: 'status', type: 'choice', required: true, default: 'draft', options: options(STATUSES) },
    { name: 'region', type: 'choice', required: true, options: options(REGIONS) },
    { name: 'priority', type: 'choice', required: true, default: 'normal', options: options(['normal', 'urgent']) },
    { name: 'order_date', type: 'date', required: true },
    { name: 'due_on', type: 'date' },
    { name: 'amount', type: 'decimal', required: true, scale: 2, precision: 14, min: '0' },
    { name: 'cost', type: 'decimal', scale: 2, precision: 14, min: '0' },
    { name: 'quantity', type: 'integer', required: true, min: 1, max: 100000 },
    { name: 'paid', type: 'boolean', required: true, default: false },
    { name: 'contact', type: 'text', maxLength: 80 },
    { name: 'note', type: 'text', maxLength: 200, searchable: true },
    { name: 'confirmed_at', type: 'datetime' },
    { name: 'lines', type: 'lines', entity: 'order_line' },
  ],
  indexes: [['status', 'order_date'], ['order_date']],
  validations: [
    {
      name: 'due_after_order',
      assert: { '>=': [{ var: 'record.due_on' }, { var: 'record.order_date' }] },
      message: 'The due date is before the order date.',
      field: 'due_on',
    },
  ],
};

const entities: EntityDefinition[] = [
  {
    name: 'customer',
    titleField: 'name',
    fields: [
      { name: 'code', type: 'text', required: true, maxLength: 20 },
      { name: 'name', type: 'text', required: true },
      { name: 'region', type: 'choice', required: true, options: options(REGIONS) },
    ],
  },
  {
    name: 'order_line',
    fields: [
      { name: 'item', type: 'text', required: true },
      { name: 'quantity', type: 'integer', required: true, min: 1 },
      { name: 'price', type: 'decimal', required: true, scale: 2, precision: 14, min: '0' },
    ],
  },
  order,
];

function app(name: string, parts: Pick<AppDefinition, 'entities' | 'roles'>): AppDefinition {
  const none = { forms: [], views: [], workflows: [], rules: [], datasets: [], scenarios: [], locales: [] };
  const file = { name, label: name, version: '1.0.0', locales: ['en'] };
  return JSON.parse(JSON.stringify({ format: 1, app: file, ...none, ...parts })) as AppDefinition;
}

/**
 * The same data as the plain tables as an app: an agent with a row rule and a hidden field, an auditor with none.
 * `further` are indexes that the plain tables do not have.
 */
export function benchApp(further: readonly (readonly string[])[] = []): AppDefinition {
  const actions = ['read', 'create', 'update', 'aggregate'];
  const indexed = entities.map((each) =>
    each === order ? { ...order, indexes: [...order.indexes!, ...further.map((names) => [...names])] } : each,
  );
  return app('bench', {
    entities: indexed,
    roles: [
      {
        name: 'agent',
        label: 'Agent',
        grants: [
          { entity: 'customer', actions: ['read'] },
          {
            entity: 'sales_order',
            actions,
            when: { '==': [{ var: 'record.region' }, AGENT_REGION] },
            fields: { hide: ['cost'] },
          },
        ],
      },
      {
        name: 'auditor',
        label: 'Auditor',
        grants: [
          { entity: 'customer', actions: ['read'] },
          { entity: 'sales_order', actions: ['read', 'aggregate'] },
        ],
      },
    ] as AppDefinition['roles'],
  });
}

/** An app of a hundred entities of ten fields; one of them has the extra fields too. */
export function wideApp(extras: readonly string[] = []): AppDefinition {
  const wide = Array.from({ length: 100 }, (_, index): EntityDefinition => {
    const fields: FieldDefinition[] = Array.from({ length: 10 }, (__, at) => ({
      name: `field_${at}`,
      type: at % 2 === 0 ? 'text' : 'integer',
    }));
    if (index === 50) fields.push(...extras.map((extra) => ({ name: extra, type: 'text' })));
    return { name: `thing_${String(index).padStart(3, '0')}`, fields };
  });
  return app('bench_wide', { entities: wide, roles: [] });
}
