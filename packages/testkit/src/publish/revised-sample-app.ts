import type { AppDefinition, EntityDefinition, FieldDefinition } from '@formwork/definition';
import { sampleApp } from '../sample-app/sample-app.ts';

/** Replaces an entity of an app. */
export function withEntity(
  app: AppDefinition,
  name: string,
  change: (entity: EntityDefinition) => EntityDefinition,
): AppDefinition {
  return { ...app, entities: app.entities.map((entity) => (entity.name === name ? change(entity) : entity)) };
}

/** Replaces a field of an entity; `undefined` leaves it out. */
export function withField(
  app: AppDefinition,
  entity: string,
  name: string,
  change: (field: FieldDefinition) => FieldDefinition | undefined,
): AppDefinition {
  return withEntity(app, entity, (each) => ({
    ...each,
    fields: each.fields.flatMap((field) => (field.name === name ? (change(field) ?? []) : [field])),
  }));
}

/** Adds a field to an entity. */
export function withNewField(app: AppDefinition, entity: string, field: FieldDefinition): AppDefinition {
  return withEntity(app, entity, (each) => ({ ...each, fields: [...each.fields, field] }));
}

/** The sample app after a busy afternoon: one of nearly every storage change. */
export function revisedSampleApp(): AppDefinition {
  let app = sampleApp();
  app = withEntity(app, 'price', (entity) => ({ ...entity, name: 'price_row', renamedFrom: ['price'] }));
  app = withField(app, 'order_line', 'list_price', (field) => ({ ...field, entity: 'price_row' }));
  app = withField(app, 'product', 'weight', (field) => ({ ...field, name: 'mass', renamedFrom: ['weight'] }));
  app = withField(app, 'product', 'on_hand', (field) => ({ ...field, type: 'decimal', scale: 2, default: '0.00' }));
  app = withField(app, 'customer', 'notes', () => undefined);
  app = withField(app, 'customer', 'credit_limit', () => undefined);
  app = withField(app, 'customer', 'tags', (field) => ({
    ...field,
    options: [{ value: 'vip', renamedFrom: ['key_account'] }, { value: 'slow_payer' }, { value: 'reseller' }],
  }));
  app = withField(app, 'customer', 'since', (field) => ({ ...field, required: true, default: '2020-01-01' }));
  app = withNewField(app, 'customer', { name: 'rating', type: 'integer', required: true, default: 3 });
  app = withEntity(app, 'product', (entity) => ({ ...entity, unique: [['name']], indexes: [['unit', 'unit_price']] }));
  const warehouse: EntityDefinition = {
    name: 'warehouse',
    fields: [
      { name: 'code', type: 'text', required: true, unique: true },
      { name: 'main_product', type: 'reference', entity: 'product' },
    ],
  };
  return { ...app, entities: [...app.entities, warehouse] };
}

/** Some records of the published sample app, by SQL. */
export const sampleRows: readonly string[] = [
  `insert into shop.customer (id, version, created_at, updated_at, code, name, region, tags, credit_limit,
     credit_limit_currency, discount, active, notes)
   select ('00000000-0000-7000-8000-0000000001' || lpad(n::text, 2, '0'))::uuid, 1, '2026-01-01', '2026-01-01', 'C' || n, 'Customer ' || n,
     'north', '{key_account,reseller}', n * 100, 'CNY', 0.1, true, 'Note ' || n from generate_series(10, 40) n`,
  `insert into shop.product (id, version, created_at, updated_at, code, name, unit, unit_price, weight, on_hand)
   select ('00000000-0000-7000-8000-0000000002' || lpad(n::text, 2, '0'))::uuid, 1, '2026-01-01', '2026-01-01', 'P' || n, 'Product ' || n,
     'piece', n, n + 0.125, n from generate_series(10, 40) n`,
  `insert into shop.price (id, version, created_at, updated_at, product, unit_price, valid_from)
   select overlay(id::text placing '3' from 34)::uuid, 1, '2026-01-01', '2026-01-01', id, 12.5, '2026-01-01' from shop.product`,
  `insert into shop._history (entity, record_id, version, at, action, changes)
   select 'product', id, 1, '2026-01-01', 'create', jsonb_build_object('weight', jsonb_build_array(null, weight::text))
   from shop.product`,
  `insert into shop._counters values ('sales_order', 'number', '2026', 41)`,
];
