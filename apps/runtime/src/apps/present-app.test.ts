import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type PresentedApp, resolveModel } from '@formwork/definition';
import type { UserFacts } from '@formwork/engine';
import { sampleApp } from '@formwork/testkit';
import { presentOpenApi } from '../openapi/present-openapi.ts';
import { presentApp } from './present-app.ts';

type Loose = ReturnType<typeof JSON.parse>;

const user = (role: string): UserFacts => ({
  id: 'u1',
  login: 'u1',
  name: 'U',
  email: '',
  department: null,
  departments: [],
  roles: [`shop.${role}`],
  locale: 'en',
  timeZone: 'UTC',
  design: false,
  administer: false,
  epoch: 1,
});

function present(app: AppDefinition, role: string): PresentedApp {
  const { model, issues } = resolveModel([app], fieldModels);
  expect(issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  return presentApp(model, 'shop', user(role), 1)!;
}

/** The sample app with `credit_limit`, which the clerk may not know of, named wherever a definition can name a field. */
function planted(): AppDefinition {
  const app = sampleApp() as Loose;
  const secret = { isNotNull: [{ var: 'record.customer.credit_limit.amount' }] };
  const own = { isNotNull: [{ var: 'record.credit_limit.amount' }] };
  const customer = app.entities.find((entity: Loose) => entity.name === 'customer');
  customer.fields.find((field: Loose) => field.name === 'credit_limit').label = { en: 'CANARY' };
  customer.validations = [{ name: 'canary_rule', assert: own, message: 'CANARY' }];
  const order = app.entities.find((entity: Loose) => entity.name === 'sales_order');
  order.validations.push({ name: 'canary_order', assert: { '!': [secret] }, message: 'CANARY' });
  const form = (name: string) => app.forms.find((each: Loose) => each.name === name);
  form('customer_form').layout[0].items[0].visibleWhen = own;
  form('customer_form').layout.push({ kind: 'text', text: 'CANARY', visibleWhen: own });
  form('customer_form').layout.push({ kind: 'field', field: 'region', label: 'After it' });
  form('order_form').layout[0].items[2].optionsWhen = { isNull: [{ var: 'option.credit_limit.amount' }] };
  const view = (name: string) => app.views.find((each: Loose) => each.name === name);
  view('customers').columns.splice(1, 0, { field: 'credit_limit', label: 'CANARY' });
  view('customers').sort = [{ field: 'credit_limit.amount' }, { field: 'code' }];
  view('customers').quickFilters.push('credit_limit');
  view('open_orders').columns.push({ field: 'customer.credit_limit', label: 'CANARY' });
  app.views.push({ ...view('customers'), name: 'canary_view', label: 'CANARY', filter: own });
  app.workflows[0].transitions[0].guards.push({ name: 'canary_guard', assert: { '!': [secret] }, message: 'CANARY' });
  app.locales[0].texts = {
    'app.description': '说明',
    'entities.customer.fields.credit_limit.label': 'CANARY',
    'entities.customer.fields.name.label': '名字',
    'entities.customer.validations.canary_rule.message': 'CANARY',
    'forms.customer_form.layout.0.items.4.label': 'CANARY',
    'forms.customer_form.layout.2.label': '之后',
    'views.canary_view.label': 'CANARY',
    'views.customers.columns.1.label': 'CANARY',
    'views.customers.columns.2.label': '第三列',
    'workflows.order_lifecycle.transitions.approve.label': 'CANARY',
    'workflows.order_lifecycle.transitions.submit.label': '提交',
    'roles.manager.label': 'CANARY',
  };
  return app as AppDefinition;
}

describe('an app as one person may see it', () => {
  test('names a hidden field nowhere, and shows all of it to whom it is open', () => {
    const clerk = present(planted(), 'clerk');
    const text = JSON.stringify(clerk) + JSON.stringify(presentOpenApi(clerk, fieldModels));
    expect(text).not.toMatch(/CANARY|canary|credit_limit/);
    const manager = JSON.stringify(present(planted(), 'manager'));
    for (const shown of ['canary_view', 'canary_guard', 'canary_rule', 'canary_order', 'customer.credit_limit'])
      expect(manager).toContain(shown);
  });

  test('keeps each text at what it belongs to', () => {
    const clerk = present(planted(), 'clerk');
    const columns = clerk.views.find((view) => view.name === 'customers')!.columns.map((column) => column.field);
    expect(columns).toEqual(['code', 'name', 'region', 'manager.name']);
    const form = clerk.forms.find((each) => each.name === 'customer_form') as Loose;
    expect(form.layout[2]).toMatchObject({ field: 'region' });
    expect(form.layout[0].items[5]).toMatchObject({ field: 'discount' });
    expect(clerk.texts['zh-CN']).toEqual({
      'app.description': '说明',
      'entities.customer.fields.name.label': '名字',
      'forms.customer_form.layout.2.label': '之后',
      'views.customers.columns.1.label': '第三列',
      'workflows.order_lifecycle.transitions.submit.label': '提交',
    });
  });

  test.each(['clerk', 'manager', 'viewer'])(
    'does not change for a %s when something changes that they may not see',
    (role) => {
      const shown = present(planted(), role);
      const changed = planted() as Loose;
      changed.roles.push({ name: 'other', grants: [{ entity: 'price', actions: ['read', 'delete'] }] });
      changed.datasets = [];
      changed.scenarios = [];
      changed.entities.push({ name: 'hidden_thing', fields: [{ name: 'a', type: 'text' }] });
      changed.forms.push({ name: 'hidden_form', entity: 'hidden_thing', layout: [{ kind: 'field', field: 'a' }] });
      changed.locales[0].texts['entities.hidden_thing.label'] = 'CANARY';
      if (role !== 'manager') {
        const customer = changed.entities.find((entity: Loose) => entity.name === 'customer');
        const limit = customer.fields.find((field: Loose) => field.name === 'credit_limit');
        Object.assign(limit, { label: { en: 'Other' }, required: true, currency: 'EUR' });
      }
      expect(present(changed as AppDefinition, role)).toEqual(shown);
    },
  );

  test('is nothing to whom no role reaches it', () => {
    const { model } = resolveModel([sampleApp()], fieldModels);
    expect(presentApp(model, 'shop', { ...user('clerk'), roles: [] }, 1)).toBeUndefined();
    expect(presentApp(model, 'shop', user('nobody'), 1)).toBeUndefined();
    expect(presentApp(model, 'constructor', user('clerk'), 1)).toBeUndefined();
  });
});
