import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type ReferenceTarget, renameInDefinitions } from '@formwork/definition';
import { sampleApp } from '../sample-app/sample-app.ts';
import { type TestWorkspace, openTestWorkspace } from '../workspace/open-test-workspace.ts';
import { withField, withNewField } from './revised-sample-app.ts';

/** The sample app with a stored formula over the lines of an order, a live formula between, and over a choice. */
const withFormulas = (): AppDefinition => {
  const number = { type: 'formula', result: 'decimal', scale: 2 };
  const fields = [
    { name: 'doubled', ...number, value: { '*': [{ var: 'record.unit_price' }, 2] } },
    { name: 'fourfold', ...number, stored: true, value: { '*': [{ var: 'record.doubled' }, 2] } },
  ];
  const withLines = fields.reduce((app, field) => withNewField(app, 'order_line', field), sampleApp());
  return withNewField(withLines, 'sales_order', {
    name: 'is_urgent',
    type: 'formula',
    result: 'boolean',
    stored: true,
    value: { '==': [{ var: 'record.priority' }, 'urgent'] },
  });
};

const rename = (app: AppDefinition, target: ReferenceTarget, to: string): AppDefinition => {
  const { definitions, issues } = renameInDefinitions([app], fieldModels, target, to);
  expect(issues).toEqual([]);
  return definitions[0]!;
};

describe('a stored formula', () => {
  let workspace: TestWorkspace;
  beforeAll(async () => {
    workspace = await openTestWorkspace();
    await workspace.engine.definitions.publish({ definition: withFormulas() });
  });
  afterAll(async () => workspace[Symbol.asyncDispose]());

  const cases: readonly { name: string; change: (app: AppDefinition) => AppDefinition; computed: string[] }[] = [
    {
      name: 'is not computed again when a field that it reads is renamed',
      change: (app) => rename(app, { kind: 'field', entity: 'shop.order_line', name: 'unit_price' }, 'price_each'),
      computed: [],
    },
    {
      name: 'is not computed again when a formula that it reads is renamed',
      change: (app) => rename(app, { kind: 'field', entity: 'shop.order_line', name: 'doubled' }, 'twice'),
      computed: [],
    },
    {
      name: 'is not computed again when it is renamed itself',
      change: (app) => rename(app, { kind: 'field', entity: 'shop.order_line', name: 'amount' }, 'net'),
      computed: [],
    },
    {
      name: 'is not computed again when its entity is renamed',
      change: (app) => rename(app, { kind: 'entity', entity: 'shop.order_line' }, 'row'),
      computed: [],
    },
    {
      name: 'is computed again when its expression changes',
      change: (app) =>
        withField(app, 'order_line', 'amount', (field) => ({
          ...field,
          value: { '+': [{ var: 'record.quantity' }, 1] },
        })),
      computed: ['compute-column:order_line.amount'],
    },
    {
      name: 'is computed again when a live formula that it reads changes',
      change: (app) =>
        withField(app, 'order_line', 'doubled', (field) => ({
          ...field,
          value: { '*': [{ var: 'record.unit_price' }, 3] },
        })),
      computed: ['compute-column:order_line.fourfold'],
    },
    {
      name: 'is computed again when an option that it reads is renamed',
      change: (app) =>
        rename(app, { kind: 'option', entity: 'shop.sales_order', field: 'priority', name: 'urgent' }, 'at_once'),
      computed: ['compute-column:sales_order.is_urgent'],
    },
    {
      name: 'is computed again when the type of a field that it reads changes',
      change: (app) => withField(app, 'order_line', 'quantity', (field) => ({ ...field, type: 'decimal', scale: 1 })),
      computed: ['compute-column:order_line.amount'],
    },
  ];
  test.each(cases)('$name', async ({ change, computed }) => {
    const { steps } = await workspace.engine.definitions.plan(change(withFormulas()));
    expect(steps.filter((step) => step.id.startsWith('compute-column')).map((step) => step.id)).toEqual(computed);
  });

  test('leaves the plan of a rename a rename', async () => {
    const target: ReferenceTarget = { kind: 'field', entity: 'shop.order_line', name: 'unit_price' };
    const { steps } = await workspace.engine.definitions.plan(rename(withFormulas(), target, 'price_each'));
    expect(steps.map((step) => [step.id, step.class])).toEqual([
      ['rename-columns:order_line.unit_price>price_each', 'safe'],
      ['rename-keys:shop', 'safe'],
      ['rename-history:sales_order', 'safe'],
    ]);
  });
});
