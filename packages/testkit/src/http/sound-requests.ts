import type { AppDefinition } from '@formwork/definition';
import { sampleApp } from '../sample-app/sample-app.ts';
import type { SoundRequest } from './damage-requests.ts';

/** Ids of the sample app that exist. */
export interface SoundIds {
  readonly customer: string;
  readonly product: string;
  readonly order: string;
  readonly person: string;
}

/** Sound requests to routes of a server with the sample app; a route that nothing is known of gets an empty body. */
export function soundRequests(routes: readonly string[], ids: SoundIds): SoundRequest[] {
  const known = knownRequests(ids);
  const address = { app: 'shop', entity: 'sales_order', id: ids.order, name: 'submit', revision: '1' };
  return routes.map((route) => ({
    route,
    address: route.includes('/users/') || route.includes('/departments/') ? { ...address, id: ids.person } : address,
    ...known[route],
  }));
}

/** Little enough to damage each of its values. */
function smallDefinition(): AppDefinition {
  const product = sampleApp().entities.find((entity) => entity.name === 'product')!;
  const entity = { ...product, fields: product.fields.slice(0, 2), validations: [] };
  const none = { forms: [], views: [], workflows: [], rules: [], roles: [], datasets: [], scenarios: [], locales: [] };
  const { navigation: _, ...rest } = sampleApp();
  const definition = { ...rest, ...none, app: { name: 'small', label: 'Small', version: '1.0.0' }, entities: [entity] };
  return definition as unknown as AppDefinition;
}

function knownRequests({
  customer,
  product,
  person,
}: SoundIds): Record<string, Omit<SoundRequest, 'route' | 'address'>> {
  const definition = smallDefinition();
  const values = {
    customer,
    customer_po: 'PO-1',
    ordered_on: '2026-03-02',
    due_on: '2026-03-20',
    priority: 'urgent',
    lines: [{ product, quantity: 200, unit_price: '12.50' }],
  };
  const list = {
    filter: '{"==":[{"var":"record.status"},"draft"]}',
    sort: '-due_on,number',
    fields: 'number,total',
    expand: 'customer,lines',
    titles: 'true',
    limit: '5',
    cursor: '',
    search: 'SO',
    count: 'exact',
    deleted: 'only',
  };
  return {
    'POST /api/session': { body: { login: 'nobody', password: 'four words are enough' } },
    'POST /api/session/one-time': { body: { token: 'x', login: 'root', name: 'Root', password: 'x'.repeat(12) } },
    'PATCH /api/session/preferences': { body: { locale: 'en', theme: 'dark', timeZone: 'Asia/Shanghai' } },
    'POST /api/session/password': { body: { current: 'x', next: 'four words are enough' } },
    'POST /api/tokens': { body: { name: 'ci', expiresOn: '2099-01-31' } },
    'GET /api/people': { query: { search: 'li', limit: '5' } },
    'POST /api/users': {
      body: {
        login: 'new',
        name: 'New',
        email: 'new@example.com',
        department: null,
        password: 'x',
        design: false,
        administer: false,
        roles: ['shop.nothing'],
        locale: 'en',
        timeZone: 'UTC',
      },
    },
    'PATCH /api/users/:id': { body: { name: 'Li', email: 'li@example.com', active: true, department: null } },
    'PUT /api/users/:id/roles': { body: { roles: ['shop.manager'] } },
    'POST /api/departments': { body: { name: 'Sales', parent: null, head: person } },
    'PATCH /api/departments/:id': { body: { name: 'Sales', parent: null, head: person } },
    'GET /api/explain': {
      query: { user: person, app: 'shop', entity: 'sales_order', action: 'read', id: customer, field: 'total' },
    },
    'POST /api/definitions/validate': { body: { definition } },
    'POST /api/definitions/plan': { body: { definition } },
    'POST /api/definitions/diff': { body: { from: { app: 'shop', revision: 1 }, to: definition } },
    'POST /api/definitions/preview': { body: { definition, user: person } },
    'POST /api/definitions/publish': { body: { definition: {}, allow: ['x'], note: 'x', planHash: 'x' } },
    'PUT /api/definitions/:app/draft': { body: { definition: { app: { name: 'shop' } }, revision: 1 } },
    'POST /api/definitions/:app/rollback/plan': { body: { revision: 1 } },
    'POST /api/definitions/:app/rollback': { body: { revision: 1, allow: [], note: 'x', planHash: 'x' } },
    'POST /api/definitions/:app/test': { body: { scenario: 'nothing' } },
    'POST /api/apps/:app/saved-views': {
      body: {
        name: 'Mine',
        entity: 'sales_order',
        view: 'open_orders',
        shared: false,
        config: { columns: ['number'] },
      },
    },
    'PUT /api/apps/:app/saved-views/:id': {
      body: { name: 'Mine', entity: 'sales_order', view: 'open_orders', shared: false, config: {} },
    },
    'GET /api/apps/:app/:entity': { query: list },
    'GET /api/apps/:app/:entity/aggregate': {
      query: { group: 'status', measures: 'count,sum:total', filter: list.filter, search: 'x' },
    },
    'POST /api/apps/:app/:entity': { body: values },
    'POST /api/apps/:app/:entity/preview': { body: { values } },
    'POST /api/apps/:app/:entity/bulk': {
      body: { operations: [{ update: customer, values: { due_on: '2026-03-20' }, version: 1 }], partial: true },
    },
    'GET /api/apps/:app/:entity/:id': { query: { expand: 'customer', fields: 'number', titles: 'true' } },
    'PATCH /api/apps/:app/:entity/:id': { body: values },
    'GET /api/apps/:app/:entity/:id/history': { query: { cursor: '', limit: '5' } },
    'POST /api/apps/:app/:entity/:id/transitions/:name': { body: { values: { cancel_reason: 'x' } } },
  };
}
