import { describe, expect, test } from '@jest/globals';
import type { DatasetDefinition } from '@formwork/definition';
import { FormworkError } from '@formwork/kernel';
import { sampleApp } from '@formwork/testkit';
import { SYSTEM } from '../people/principal.ts';
import { openTestWorkspace, type TestWorkspace } from '@formwork/testkit/workspace';

async function column(workspace: TestWorkspace, entity: string, field: string, sort: string): Promise<unknown[]> {
  const { json } = await workspace.engine.records.list(SYSTEM, 'shop', entity, { sort, limit: 500 });
  return (JSON.parse(json) as { items: Record<string, unknown>[] }).items.map((item) => item[field]);
}

describe('datasets', () => {
  test('are loaded with the publish, references by their keys, and loading again changes nothing', async () => {
    await using workspace = await openTestWorkspace();
    expect(await column(workspace, 'price', 'unit_price', 'valid_from')).toEqual(['12.50', '13.00']);
    const again = await workspace.engine.datasets.loadApp('shop', 'reference');
    expect(again.map(({ created, updated }) => created + updated)).toEqual([0, 0, 0]);
    expect(await column(workspace, 'price', 'version', 'valid_from')).toEqual([1, 1]);
  });

  test('of a new version bring what is new or was reworded, and leave what people changed', async () => {
    await using workspace = await openTestWorkspace();
    const { definitions, records } = workspace.engine;
    await records.update(SYSTEM, 'shop', 'product', await workspace.idOf('product', 'code', 'P-200'), {
      name: 'My cable',
    });
    const app = sampleApp();
    const datasets = app.datasets.map((dataset) =>
      dataset.name !== 'products'
        ? dataset
        : {
            ...dataset,
            records: [
              { ...dataset.records[0]!, name: 'Bolt M8 x 40' },
              dataset.records[1]!,
              { code: 'P-300', name: 'Nut', unit_price: '0.10' },
            ],
          },
    );
    await definitions.publish({ definition: { ...app, datasets } });
    expect(await column(workspace, 'product', 'name', 'code')).toEqual(['Bolt M8 x 40', 'My cable', 'Nut']);
  });

  test('with one bad record load nothing, and say which one', async () => {
    await using workspace = await openTestWorkspace();
    const load = async (records: DatasetDefinition['records']): Promise<string> => {
      const dataset = { name: 'more', entity: 'price', key: ['product', 'valid_from'], records };
      const error: unknown = await workspace.engine.datasets.load('shop', dataset).catch((caught: unknown) => caught);
      return error instanceof FormworkError ? `${error.code} ${error.message}` : 'loaded';
    };
    const good = { product: { code: 'P-200' }, unit_price: '3.00', valid_from: '2026-01-01' };
    expect(await load([good, { ...good, valid_from: 'soon' }])).toBe(
      'FW_DATASET_INVALID Record 1 of the dataset "more" is not valid.',
    );
    expect(await load([{ ...good, product: { code: 'P-999' } }])).toContain('{"code":"P-999"}');
    expect(await column(workspace, 'price', 'unit_price', 'valid_from')).toHaveLength(2);
  });

  test('of thousands of records with lines are loaded in a few seconds, with computed values and numbers', async () => {
    await using workspace = await openTestWorkspace();
    const { records } = workspace.engine;
    const orders = Array.from({ length: 2_000 }, (_, index) => ({
      customer: { code: index % 2 === 0 ? 'C001' : 'C002' },
      ordered_on: '2026-03-02',
      status: 'approved',
      lines: [
        { product: { code: 'P-100' }, quantity: (index % 9) + 1, unit_price: '2.50' },
        { product: { code: 'P-200' }, quantity: 1, unit_price: '1.00' },
      ],
    }));
    const startedMs = Date.now();
    const ids = await records.load('shop', 'sales_order', orders);
    expect(Date.now() - startedMs).toBeLessThan(15_000);
    const { json } = await records.read(SYSTEM, 'shop', 'sales_order', ids[8]!, { expand: ['lines'] });
    expect(JSON.parse(json)).toMatchObject({
      number: expect.stringMatching(/-0009$/),
      status: 'approved',
      total: '23.50',
      lines: [{ position: 1, amount: '22.50' }, { position: 2 }],
    });
  });
});

describe('explaining', () => {
  test('tells why, by which grant, and never otherwise than it is enforced', async () => {
    await using workspace = await openTestWorkspace();
    const { engine, clerk, manager } = workspace;
    const customer = await workspace.idOf('customer', 'code', 'C001');
    const lines = [{ product: await workspace.idOf('product', 'code', 'P-100'), quantity: 1, unit_price: '1' }];
    const { id } = await engine.records.create(manager, 'shop', 'sales_order', { customer, lines });
    const denied = await engine.explain(SYSTEM, clerk, 'shop', 'sales_order', { id, action: 'read' });
    expect(denied).toMatchObject({ decision: 'deny', grants: [] });
    expect(denied.steps.some((step) => step.check === 'scope' && step.result === 'fail')).toBe(true);
    const allowed = await engine.explain(manager, manager, 'shop', 'sales_order', { id, action: 'update' });
    expect(allowed).toMatchObject({ decision: 'allow', grants: ['shop.manager#3'] });
    const hidden = { id: customer, action: 'read', field: 'credit_limit' } as const;
    expect((await engine.explain(clerk, clerk, 'shop', 'customer', hidden)).decision).toBe('deny');
    await expect(engine.explain(clerk, manager, 'shop', 'customer', hidden)).rejects.toThrow('only what you yourself');
  });
});
