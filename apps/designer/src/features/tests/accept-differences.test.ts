import { describe, expect, test } from '@jest/globals';
import { acceptDifferences } from './accept-differences.ts';
import type { ScenarioFailure } from './scenario-report.ts';

const failure = (more: Partial<ScenarioFailure>): ScenarioFailure => ({
  phase: 'when',
  index: 0,
  step: '',
  message: '',
  differences: [],
  ...more,
});
const step = {
  as: 'anna',
  create: 'order',
  values: {},
  expect: { total: '1.00', lines: [{ amount: 1 }, { amount: 2 }] },
};

describe('taking what happened as right', () => {
  test('puts the values that were found in place of those expected, also within lines', () => {
    const differences = [
      { path: '/total', expected: '1.00', actual: '3.00' },
      { path: '/lines/1/amount', expected: 2, actual: 4 },
    ];
    expect(acceptDifferences(step, failure({ differences }))).toEqual({
      ...step,
      expect: { total: '3.00', lines: [{ amount: 1 }, { amount: 4 }] },
    });
  });

  test('expects the refusal that came, by the finding that says most', () => {
    const issues = [{ code: 'FW_RECORD_VALIDATION', path: '/due_on', message: 'No.' }];
    expect(acceptDifferences(step, failure({ error: { code: 'FW_RECORD_INVALID', issues } }))).toEqual({
      as: 'anna',
      create: 'order',
      values: {},
      expectError: 'FW_RECORD_VALIDATION',
    });
  });

  test.each([
    ['a list of another length', step, { differences: [{ path: '/lines/length', expected: 2, actual: 3 }] }],
    [
      'a step that expects nothing',
      { as: 'anna', read: 'order', id: 'one' },
      { differences: [{ path: '/a', expected: 1, actual: 2 }] },
    ],
    ['steps at the same time', { parallel: [step] }, { error: { code: 'FW_X', issues: [] } }],
  ])('is not offered for %s', (_, given, more) => {
    expect(acceptDifferences(given, failure(more))).toBeUndefined();
  });
});
