import type { AppDefinition } from '@formwork/definition';
import { sampleApp } from '../sample-app/sample-app.ts';
import { revisedSampleApp, withField, withNewField } from './revised-sample-app.ts';

/** What a workspace needs of the sample app to publish it: no screens, and no data that depends on fields. */
function plain(app: AppDefinition): AppDefinition {
  return { ...app, forms: [], views: [], navigation: { items: [] }, datasets: [], scenarios: [], locales: [] };
}

/** The sample app as a workspace publishes it before it is revised. */
export function plainSampleApp(): AppDefinition {
  return plain(sampleApp());
}

/**
 * The revised sample app as a workspace publishes it: beside what happens to tables, a role and a field of lines are
 * renamed, stored formulas change and come, and a new entity brings its reference data.
 */
export function revisedWorkspaceApp(): AppDefinition {
  let app = plain(revisedSampleApp());
  app = withField(app, 'order_line', 'unit_price', (field) => ({
    ...field,
    name: 'price_each',
    renamedFrom: ['unit_price'],
  }));
  app = withField(app, 'order_line', 'amount', (field) => ({
    ...field,
    value: { '*': [{ var: 'record.quantity' }, { var: 'record.price_each' }, 2] },
  }));
  app = withNewField(app, 'product', {
    name: 'stock_value',
    type: 'formula',
    result: 'decimal',
    scale: 2,
    stored: true,
    value: { '*': [{ var: 'record.unit_price' }, { var: 'record.on_hand' }] },
  });
  const text = JSON.stringify(app.roles)
    .replaceAll('"entity":"price"', '"entity":"price_row"')
    .replaceAll(',"fields":{"hide":["credit_limit"]}', '')
    .replace('"name":"viewer"', '"name":"reader","renamedFrom":["viewer"]');
  const records = [{ code: 'W1' }, { code: 'W2' }];
  const warehouses = { name: 'warehouses', entity: 'warehouse', key: ['code'], records };
  return { ...app, roles: JSON.parse(text) as AppDefinition['roles'], datasets: [warehouses] };
}
