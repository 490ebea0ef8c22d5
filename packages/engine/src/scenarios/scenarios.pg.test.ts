import { describe, expect, test } from '@jest/globals';
import type { ScenarioDefinition } from '@formwork/definition';
import { sampleApp } from '@formwork/testkit';
import { openTestWorkspace } from '@formwork/testkit/workspace';
import { printScenarioReport } from './print-report.ts';
import type { ScenarioReport } from './scenario-report.ts';

const personas = { wang: { roles: ['clerk'] }, li: { roles: ['manager'] } };
const values = {
  customer: { find: { entity: 'customer', where: { code: 'C001' } } },
  due_on: '2026-03-20',
  lines: [{ product: { find: { entity: 'product', where: { code: 'P-100' } } }, quantity: 200, unit_price: '12.50' }],
};
const given: ScenarioDefinition['given'] = [
  { as: 'wang', create: 'sales_order', id: 'order', values },
  { as: 'wang', transition: 'submit', entity: 'sales_order', id: 'order' },
];

async function run(...scenarios: Omit<ScenarioDefinition, 'label'>[]): Promise<ScenarioReport> {
  await using workspace = await openTestWorkspace();
  const definition = {
    ...sampleApp(),
    scenarios: scenarios.map((scenario) => ({
      label: scenario.name,
      clock: '2026-03-02T09:00:00+08:00',
      ...scenario,
    })) as ScenarioDefinition[],
  };
  return await workspace.engine.scenarios.run({ definition });
}

describe('scenarios', () => {
  test('of the sample app pass, and say what none of them touched', async () => {
    await using workspace = await openTestWorkspace();
    const report = await workspace.engine.scenarios.run({ definition: sampleApp() });
    expect(printScenarioReport(report)).toContain('1 passed, 0 failed');
    const untouched = report.coverage.transitions.filter((item) => !item.touched).map((item) => item.name);
    expect(untouched).toEqual([
      'order_lifecycle.approve_small',
      'order_lifecycle.reject',
      'order_lifecycle.close',
      'order_lifecycle.cancel',
    ]);
  });

  test('run each in a database of its own, on a clock of its own', async () => {
    const report = await run(
      {
        name: 'one',
        personas,
        when: [
          {
            as: 'wang',
            create: 'sales_order',
            id: 'a',
            values,
            expect: { number: 'SO-2026-0001', ordered_on: '2026-03-02', overdue: false },
          },
          { advance: 'P30D' },
          { as: 'wang', read: 'sales_order', id: 'a', expect: { overdue: true } },
        ],
      },
      {
        name: 'two',
        personas,
        when: [{ as: 'wang', create: 'sales_order', values, expect: { number: 'SO-2026-0001' } }],
      },
    );
    expect(report.scenarios.map((result) => result.failure ?? result.ok)).toEqual([true, true]);
  });

  test('count a guard that keeps an automatic transition from happening, and not one that is only asked', async () => {
    const ruleOf = (report: ScenarioReport): unknown =>
      report.coverage.rules.find((each) => each.name === 'order_lifecycle.approve_small.order_is_small');
    const small = { ...values, lines: [{ ...values.lines[0], quantity: 10 }] };
    const steps = (of: Record<string, unknown>): ScenarioDefinition['when'] => [
      { as: 'wang', create: 'sales_order', id: 'order', values: of },
      { as: 'wang', transition: 'submit', entity: 'sales_order', id: 'order' },
    ];
    const large = await run({ name: 'large', personas, when: steps(values) });
    expect([large.scenarios[0]!.failure, ruleOf(large)]).toEqual([
      undefined,
      expect.objectContaining({ touched: true }),
    ]);
    const little = await run({ name: 'small', personas, when: steps(small) });
    expect([little.scenarios[0]!.failure, ruleOf(little)]).toEqual([
      undefined,
      expect.objectContaining({ touched: false }),
    ]);
  });

  test('let several people act at the same time', async () => {
    const press = { as: 'li', transition: 'approve', entity: 'sales_order', id: 'order' };
    const report = await run({
      name: 'race',
      personas,
      given,
      when: [{ parallel: [press, press, press], succeed: 1 }],
    });
    expect(report.scenarios[0]!.failure).toBeUndefined();
  });

  test('tell what differs, and which refusal came in place of which', async () => {
    const report = await run(
      {
        name: 'wrong_value',
        personas,
        given,
        when: [{ as: 'wang', read: 'sales_order', id: 'order', expect: { total: '1.00' } }],
      },
      {
        name: 'wrong_error',
        personas,
        given,
        when: [
          {
            as: 'wang',
            update: 'sales_order',
            id: 'order',
            values: { customer_po: 'x' },
            expectError: 'FW_RECORD_MISSING',
          },
        ],
      },
      {
        name: 'no_error',
        personas,
        when: [{ as: 'wang', create: 'sales_order', values, expectError: 'due_after_order' }],
      },
    );
    expect(report.scenarios.map(({ failure }) => failure?.message)).toEqual([
      'The record is not as expected.',
      'It was refused with FW_RECORD_INVALID; FW_RECORD_MISSING was expected.',
      'It was allowed; due_after_order was expected.',
    ]);
    expect(report.scenarios[0]!.failure?.differences).toEqual([
      { path: '/total', expected: '1.00', actual: '2500.00' },
    ]);
    expect(report.failed).toBe(3);
  });
});
