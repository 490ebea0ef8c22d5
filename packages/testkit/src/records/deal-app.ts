import type { AppDefinition, RoleDefinition } from '@formwork/definition';

const choice = (...values: string[]) => values.map((value) => ({ value }));

/** A small app for proofs about permissions: deals of accounts, with items; the roles are the caller's. */
export function dealApp(roles: readonly RoleDefinition[]): AppDefinition {
  return {
    format: 1,
    app: { name: 'deals', label: 'Deals', version: '1.0.0', locales: ['en'] },
    entities: [
      {
        name: 'account',
        titleField: 'name',
        fields: [
          { name: 'name', type: 'text', required: true, searchable: true },
          { name: 'region', type: 'choice', options: choice('east', 'north', 'west') },
          { name: 'rating', type: 'integer' },
        ],
      },
      {
        name: 'deal',
        titleField: 'title',
        fields: [
          { name: 'title', type: 'text', required: true, searchable: true },
          { name: 'stage', type: 'choice', options: choice('lost', 'open', 'secret', 'won') },
          { name: 'amount', type: 'decimal', scale: 2 },
          { name: 'closes_on', type: 'date' },
          { name: 'account', type: 'reference', entity: 'account' },
          { name: 'items', type: 'lines', entity: 'deal_item' },
          { name: 'worth', type: 'rollup', over: 'items', sum: 'price' },
          {
            name: 'score',
            type: 'formula',
            result: 'decimal',
            scale: 2,
            value: {
              '+': [{ coalesce: [{ var: 'record.amount' }, 0] }, { coalesce: [{ var: 'record.account.rating' }, 0] }],
            },
          },
        ],
      },
      {
        name: 'deal_item',
        fields: [
          { name: 'label', type: 'text', required: true },
          { name: 'price', type: 'decimal', scale: 2 },
        ],
      },
    ],
    forms: [],
    views: [],
    workflows: [],
    rules: [],
    roles: [...roles],
    datasets: [],
    scenarios: [],
    locales: [],
  };
}
