import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, compileForm, labelOf, resolveModel } from '@formwork/definition';
import { sampleApp } from '../sample-app/sample-app.ts';

const app = sampleApp();
const { model, issues } = resolveModel([app], fieldModels);
const order = model.entities.get('shop.sales_order')!;
const line = model.entities.get('shop.order_line')!;

describe('a resolved model', () => {
  test('has no findings for the sample app', () => {
    expect(issues).toEqual([]);
  });

  test('gives every record its system fields, and lines a parent and a position', () => {
    expect([...order.fields.values()].filter((field) => field.isSystem).map((field) => field.name)).toEqual([
      'id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at', 'owner', 'owner_department',
    ]); // prettier-ignore
    expect([...line.fields.keys()].slice(-2)).toEqual(['parent', 'position']);
    expect(line.parent).toEqual({ entity: 'shop.sales_order', field: 'lines' });
    expect(order.parent).toBeUndefined();
  });

  test('knows the people and departments of the platform', () => {
    expect([...model.entities.get('formwork.user')!.fields.keys()]).toEqual([
      'name',
      'email',
      'login',
      'department',
      'active',
      'id',
    ]);
    expect(model.entities.get('formwork.user')!.referencedBy).toContainEqual({
      entity: 'shop.customer',
      field: 'manager',
    });
    expect(model.apps.has('formwork')).toBe(false);
  });

  test('makes the states of the lifecycle the options of the state field, which starts in the initial one', () => {
    const status = order.fields.get('status')!;
    expect(status.type).toEqual({ kind: 'text', options: ['draft', 'submitted', 'approved', 'closed', 'cancelled'] });
    expect(status.defaultValue).toEqual({ kind: 'value', value: 'draft' });
    expect(order.definition.fields.find((field) => field.name === 'status')).not.toHaveProperty('options');
  });

  test('types expressions over the record, its parent and the person who asks', () => {
    expect(order.fields.get('net')!.rule!.reads).toContainEqual(['record', 'customer', 'discount']);
    expect(line.fields.get('list_price')!.rule).toMatchObject({ readsData: true });
    expect(order.fields.get('sales_rep')!.defaultValue).toMatchObject({ kind: 'rule' });
    expect(model.roles.get('shop.clerk')!.grants[4]!.when!.reads).toContainEqual(['user', 'id']);
    expect(order.lifecycle!.transitions.get('submit')!.guards).toHaveLength(2);
  });

  test('leaves out a grant whose condition has an error, so that it never allows more', () => {
    const broken = sampleApp();
    Object.assign(broken.roles[2]!.grants[0]!, { when: { '==': [{ var: 'record.nothing' }, 1] } });
    const resolved = resolveModel([broken], fieldModels);
    expect(resolved.issues).toHaveLength(1);
    expect(resolved.model.roles.get('shop.viewer')!.grants.map((grant) => grant.entity)).toEqual(['shop.customer']);
  });

  test('resolves 100 entities in 150 ms', () => {
    const many: AppDefinition = {
      ...app,
      entities: Array.from({ length: 25 }, (_, place) =>
        app.entities
          .filter((entity) => entity.name !== 'price')
          .map((entity) =>
            JSON.parse(
              JSON.stringify(entity).replaceAll(/"(customer|order_line|price|product|sales_order)"/g, `"$1_${place}"`),
            ),
          ),
      ).flat(),
      workflows: [],
      roles: [],
    };
    const renamed = JSON.parse(
      JSON.stringify(many)
        .replaceAll(/"name":"(customer|product)_\d+","type"/g, '"name":"$1","type"')
        .replaceAll(/,\{"name":"list_price".*?"value":"unit_price"\}/g, ''),
    ) as AppDefinition;
    resolveModel([renamed], fieldModels);
    const started = performance.now();
    const resolved = resolveModel([renamed], fieldModels);
    const tookMs = performance.now() - started;
    expect(resolved.model.entities.size).toBe(102);
    expect(tookMs).toBeLessThan(150);
  });
});

describe('a compiled form', () => {
  const form = app.forms.find((each) => each.name === 'order_form')!;
  const entity = { fields: order.definition.fields, lines: () => ({ fields: line.definition.fields }) };
  const compiled = compileForm(form, entity, fieldModels);

  test('has the schema of what may be submitted, lines included', () => {
    const { properties, required } = compiled.schema as { properties: Record<string, object>; required: string[] };
    expect(required).toEqual(['status', 'customer', 'priority', 'ordered_on']);
    expect(properties['total']).toEqual({ readOnly: true });
    expect(properties['lines']).toMatchObject({
      type: 'array',
      minItems: 1,
      items: { required: ['product', 'quantity', 'unit_price'], additionalProperties: false },
    });
    expect(properties['due_on']).toHaveProperty('anyOf');
  });

  test('carries the layout as data, with the address of every item', () => {
    const paths = JSON.stringify(compiled.uiSchema['ui:layout']).match(/(?<="path":")[^"]+/g)!;
    expect(paths).toContain('/layout/1/tabs/0/items/0');
    expect(compiled.fields.slice(0, 3)).toEqual(['number', 'status', 'customer']);
  });

  test('leaves out fields that the reader does not see, and blocks that become empty', () => {
    const seen = compileForm(
      form,
      { fields: order.definition.fields.filter((field) => field.name === 'number') },
      fieldModels,
    );
    expect(seen.fields).toEqual(['number']);
    expect(seen.uiSchema['ui:layout']).toHaveLength(2);
  });
});

describe('a label', () => {
  test.each([
    ['entities.sales_order.label', 'zh-CN', '销售订单'],
    ['entities.sales_order.fields.customer_po.label', 'en', 'Customer PO'],
    ['entities.customer.fields.region.options.north.label', 'zh-CN', '北区'],
    ['workflows.order_lifecycle.states.draft.label', 'de', 'Draft'],
    ['app.description', 'zh-CN', '一个小型订单应用。'],
    ['app.description', 'en', 'A small order app.'],
    ['entities.sales_order.fields.due_date.label', 'en', 'Due date'],
  ])('%s in %s is %s', (address, locale, text) => {
    expect(labelOf(app, address, locale)).toBe(text);
  });
});
