import { describe, expect, test } from '@jest/globals';
import { type Lineage, matchLineage } from './match-lineage.ts';

const thing = (...names: readonly string[]): Lineage => ({ name: names.at(-1)!, names });

const cases: readonly {
  readonly name: string;
  readonly before: readonly Lineage[];
  readonly after: readonly Lineage[];
  readonly parked?: readonly string[];
  readonly expected: Readonly<Record<string, string>>;
}[] = [
  { name: 'keeps what is unchanged', before: [thing('a')], after: [thing('a')], expected: { a: 'a' } },
  { name: 'follows a rename', before: [thing('a')], after: [thing('a', 'b')], expected: { b: 'a' } },
  {
    name: 'follows five renames at once, in an environment that is five versions behind',
    before: [thing('a')],
    after: [thing('a', 'b', 'c', 'd', 'e', 'f')],
    expected: { f: 'a' },
  },
  {
    name: 'follows the rest of several renames',
    before: [thing('a', 'b', 'c')],
    after: [thing('a', 'b', 'c', 'd', 'e')],
    expected: { e: 'c' },
  },
  {
    name: 'follows swapped names',
    before: [thing('a'), thing('b')],
    after: [thing('b', 'a'), thing('a', 'b')],
    expected: { a: 'b', b: 'a' },
  },
  {
    name: 'does not swap again when nothing changed since',
    before: [thing('b', 'a'), thing('a', 'b')],
    after: [thing('b', 'a'), thing('a', 'b')],
    expected: { a: 'a', b: 'b' },
  },
  {
    name: 'takes a rename back when an older version returns',
    before: [thing('a', 'b')],
    after: [thing('a')],
    expected: { a: 'b' },
  },
  {
    name: 'gives the values to the renamed one when a new one took the old name',
    before: [thing('a')],
    after: [thing('a'), thing('a', 'c')],
    expected: { c: 'a' },
  },
  {
    name: 'keeps both apart afterwards',
    before: [thing('a'), thing('a', 'c')],
    after: [thing('a'), thing('a', 'c')],
    expected: { a: 'a', c: 'c' },
  },
  {
    name: 'leaves the unchanged one alone when the renamed one comes back from being parked',
    before: [thing('a')],
    after: [thing('a'), thing('a', 'c')],
    parked: ['c'],
    expected: { a: 'a' },
  },
  {
    name: 'finds a former name although the older history was cut',
    before: [thing('x', 'b')],
    after: [thing('b', 'c')],
    expected: { c: 'b' },
  },
  { name: 'finds no partner for what is new', before: [thing('a')], after: [thing('z')], expected: {} },
];

describe('matching things of two definitions', () => {
  test.each(cases)('$name', ({ before, after, parked = [], expected }) => {
    expect(Object.fromEntries(matchLineage(before, after, new Set(parked)))).toEqual(expected);
  });
});
