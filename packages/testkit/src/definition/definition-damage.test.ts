import { expect, test } from '@jest/globals';
import { runDefinitionDamage } from './definition-damage.ts';

test('500 damaged definitions are told apart without a crash', () => {
  const report = runDefinitionDamage(500);
  expect(report.crashes).toEqual([]);
  expect(report.refused).toBeGreaterThan(250);
  expect(report.understood).toBeGreaterThan(25);
});
