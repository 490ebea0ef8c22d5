import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { orderRenames } from './order-renames.ts';

describe('ordering renames', () => {
  test('does chains from their end and breaks circles with a passing name', () => {
    const chain = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ];
    expect(orderRenames(chain, (n) => `p${n}`)).toEqual([
      { from: 'b', to: 'c' },
      { from: 'a', to: 'b' },
    ]);
    const circle = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(orderRenames(circle, (n) => `p${n}`)).toEqual([
      { from: 'a', to: 'p0' },
      { from: 'b', to: 'a' },
      { from: 'p0', to: 'b' },
    ]);
  });

  test('never takes a name that is in use, and everything arrives', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: 6, maxLength: 6 }), fc.subarray(names), (targets, moved) => {
        const sources = moved.slice();
        const wanted = targets.filter((name) => moved.includes(name));
        const renames = sources.map((from, index) => ({ from, to: wanted[index]! }));
        const table = new Map(names.map((name) => [name, name]));
        for (const { from, to } of orderRenames(renames, (n) => `p${n}`)) {
          expect(table.has(to)).toBe(false);
          table.set(to, table.get(from)!);
          table.delete(from);
        }
        const expected = new Map(names.filter((name) => !moved.includes(name)).map((name) => [name, name]));
        for (const { from, to } of renames) expected.set(to, from);
        expect(table).toEqual(expected);
      }),
    );
  });
});
