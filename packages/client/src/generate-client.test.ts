import type { PresentedApp } from '@formwork/definition';
import { describe, expect, test } from '@jest/globals';
import { generateClient } from './generate-client.ts';
import { schemaType } from './schema-type.ts';

const always = { read: 'always', write: 'always' } as const;
const app: PresentedApp = {
  name: 'orders',
  label: 'Orders',
  version: '1.0.0',
  revision: 1,
  locales: ['en'],
  navigation: [],
  forms: [],
  views: [],
  texts: {},
  calendars: [],
  entities: [
    {
      name: 'sales_order',
      actions: { create: true, update: true, delete: true, aggregate: true, export: true },
      validations: [],
      fields: [
        { name: 'id', type: 'text', isSystem: true, access: { read: 'always', write: 'never' } },
        { name: 'customer', type: 'reference', required: true, access: always },
        { name: 'note', type: 'text', access: { read: 'sometimes', write: 'sometimes' } },
        { name: 'total', type: 'rollup', access: { read: 'always', write: 'never' } },
      ],
    },
  ],
};

describe('generateClient', () => {
  const source = generateClient(app, () => 'string');

  test('a field that may be hidden is optional, and one that is computed cannot be written', () => {
    expect(source).toContain('readonly note?: string | null;');
    const values = source.slice(source.indexOf('interface SalesOrderValues'));
    expect(values.slice(0, values.indexOf('}'))).not.toContain('total');
  });

  test('a required field without a default must be given', () => {
    expect(source).toContain('readonly customer: string;');
  });

  test('each entity of the app is a collection', () => {
    expect(source).toContain("salesOrder: collection<SalesOrder, SalesOrderValues, never>('sales_order')");
  });
});

describe('schemaType', () => {
  test.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'integer' }, 'number'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'array', items: { type: 'string' } }, 'readonly (string)[]'],
    [
      { type: 'object', properties: { amount: { type: 'string' } }, required: ['amount'] },
      '{ readonly "amount": string }',
    ],
    [{}, 'unknown'],
  ])('%j is %s', (schema, type) => {
    expect(schemaType(schema)).toBe(type);
  });
});
