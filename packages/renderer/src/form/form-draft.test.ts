import { describe, expect, test } from '@jest/globals';
import { plainValue, startValues } from './form-draft.ts';

const bolt = '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e6f';
const nut = '0190f2a4-7c1e-7a3b-9d2f-1a2b3c4d5e70';

describe('a value as inputs hold it', () => {
  test.each([
    ['a reference that was opened is its id', { id: bolt, title: 'Bolt' }, bolt],
    ['one that may not be seen, too', { id: bolt, title: null }, bolt],
    [
      'a list of them is a list of ids',
      [
        { id: nut, title: 'Nut' },
        { id: bolt, title: null },
      ],
      [nut, bolt],
    ],
    ['an empty list stays', [], []],
    ['a list of texts stays', ['a', 'b'], ['a', 'b']],
    ['an object of its own stays', { id: 1, title: 'x' }, { id: 1, title: 'x' }],
    ['money stays', { amount: '1.00', currency: 'CNY' }, { amount: '1.00', currency: 'CNY' }],
  ])('%s', (_, given, held) => {
    expect(plainValue(given)).toEqual(held);
  });

  test('JSON that looks like a reference is not taken for one', () => {
    const record = { part: { id: bolt, title: 'Bolt' }, payload: { id: bolt, title: 'Bolt' } };
    expect(startValues(record, new Map(), (name) => name === 'part')).toEqual({ ...record, part: bolt });
  });
});
