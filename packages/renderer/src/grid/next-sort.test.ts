import { describe, expect, test } from '@jest/globals';
import { nextSort } from './next-sort.ts';

const up = (field: string) => ({ field, direction: 'asc' as const });
const down = (field: string) => ({ field, direction: 'desc' as const });

describe('nextSort', () => {
  test.each([
    ['the first press sorts upwards', [], 'a', false, [up('a')]],
    ['the second turns it round', [up('a')], 'a', false, [down('a')]],
    ['the third takes it away', [down('a')], 'a', false, []],
    ['another column replaces what there was', [up('a')], 'b', false, [up('b')]],
    ['with Shift it is added', [up('a')], 'b', true, [up('a'), up('b')]],
    ['with Shift an order keeps its rank when turned', [up('a'), up('b')], 'a', true, [down('a'), up('b')]],
    ['with Shift an order is taken out alone', [down('a'), up('b')], 'a', true, [up('b')]],
  ])('%s', (_, sort, field, isAdded, expected) => {
    expect(nextSort(sort, field, isAdded)).toEqual(expected);
  });
});
