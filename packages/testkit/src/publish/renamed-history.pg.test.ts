import { describe, expect, test } from '@jest/globals';
import { fieldModels } from '@formwork/catalog/models';
import { type AppDefinition, type ReferenceTarget, renameInDefinitions } from '@formwork/definition';
import { SYSTEM } from '@formwork/engine';
import { sampleApp } from '../sample-app/sample-app.ts';
import { type TestWorkspace, openTestWorkspace } from '../workspace/open-test-workspace.ts';

const rename = (app: AppDefinition, target: ReferenceTarget, to: string): AppDefinition => {
  const { definitions, issues } = renameInDefinitions([app], fieldModels, target, to);
  expect(issues).toEqual([]);
  return definitions[0]!;
};

/** An order that was made, changed in every way that lines can be, and submitted. */
async function writeHistory(workspace: TestWorkspace): Promise<string> {
  const { records } = workspace.engine;
  const [bolt, cable] = [
    await workspace.idOf('product', 'code', 'P-100'),
    await workspace.idOf('product', 'code', 'P-200'),
  ];
  const customer = await workspace.idOf('customer', 'code', 'C001');
  const lines = [
    { product: bolt, quantity: 4, unit_price: '12.50' },
    { product: cable, quantity: 1, unit_price: '3.20' },
  ];
  const values = { customer, due_on: '2099-01-01', lines };
  const { id } = await records.create(SYSTEM, 'shop', 'sales_order', values);
  const { json } = await records.read(SYSTEM, 'shop', 'sales_order', id, { expand: ['lines'] });
  const [first] = (JSON.parse(json) as { lines: { id: string }[] }).lines;
  await records.update(SYSTEM, 'shop', 'sales_order', id, {
    priority: 'urgent',
    lines: [
      { id: first!.id, product: bolt, quantity: 7, unit_price: '12.00' },
      { product: cable, quantity: 2, unit_price: '3.00' },
    ],
  });
  await records.transition(SYSTEM, 'shop', 'sales_order', id, 'submit');
  return id;
}

const history = async ({ engine }: TestWorkspace, entity: string, id: string): Promise<string> =>
  (await engine.records.history(SYSTEM, 'shop', entity, id)).json;

describe('the history of a record', () => {
  test('speaks the present names of entity, fields, lines, options, states and transitions', async () => {
    await using workspace = await openTestWorkspace();
    const id = await writeHistory(workspace);
    const told = await history(workspace, 'sales_order', id);
    for (const word of ['"quantity"', '"added"', '"changed"', '"removed"', '"urgent"', '"submit"', '"submitted"'])
      expect(told).toContain(word);
    const line = 'shop.order_line';
    const order = 'shop.sales_order';
    const renames: readonly [ReferenceTarget, string][] = [
      [{ kind: 'field', entity: line, name: 'quantity' }, 'passing'],
      [{ kind: 'field', entity: line, name: 'unit_price' }, 'quantity'],
      [{ kind: 'field', entity: line, name: 'passing' }, 'unit_price'],
      [{ kind: 'field', entity: order, name: 'priority' }, 'urgency'],
      [{ kind: 'option', entity: order, field: 'urgency', name: 'urgent' }, 'at_once'],
      [{ kind: 'field', entity: order, name: 'lines' }, 'items'],
      [{ kind: 'option', entity: order, field: 'status', name: 'submitted' }, 'sent'],
      [{ kind: 'transition', app: 'shop', workflow: 'order_lifecycle', name: 'submit' }, 'send'],
      [{ kind: 'entity', entity: order }, 'purchase'],
      [{ kind: 'entity', entity: line }, 'row'],
    ];
    const renamed = renames.reduce((app, [target, to]) => rename(app, target, to), sampleApp());
    await workspace.engine.definitions.publish({ definition: renamed });
    const words: Readonly<Record<string, string>> = {
      quantity: 'unit_price',
      unit_price: 'quantity',
      priority: 'urgency',
      urgent: 'at_once',
      lines: 'items',
      submitted: 'sent',
      submit: 'send',
    };
    const expected = JSON.parse(
      // The object of an entry that holds lines is called "lines" whatever its fields are called.
      told.replaceAll(/"(\w+)"/g, (quoted, word: string) => (word in words ? `"${words[word]}"` : quoted)),
    ) as { items: Record<string, unknown>[] };
    const shown = JSON.parse(await history(workspace, 'purchase', id)) as { items: Record<string, unknown>[] };
    const outer = expected.items.map(({ items, ...entry }) => ({ ...entry, lines: items }));
    expect(sorted(shown.items)).toEqual(sorted(outer));
    await workspace.engine.definitions.rollback('shop', { revision: 1 });
    expect(sorted(JSON.parse(await history(workspace, 'sales_order', id)))).toEqual(sorted(JSON.parse(told)));
  });
});

/** Changes of one entry have no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
