import { describe, expect, test } from '@jest/globals';
import { locatePointer } from './locate-pointer.ts';
import { readPlace } from './read-place.ts';

const text = '{"a": [1, {"b/c": "x"}], "d": {"e": null}}';

describe('places in a JSON text', () => {
  test.each([
    ['', text],
    ['/a', '[1, {"b/c": "x"}]'],
    ['/a/0', '1'],
    ['/a/1/b~1c', '"x"'],
    ['/d/e', 'null'],
    ['/d/gone', '{"e": null}'],
  ])('the pointer "%s" stands at %s', (path, expected) => {
    const { from, to } = locatePointer(text, path);
    expect(text.slice(from, to)).toBe(expected);
  });

  test.each(['', '{', '{"a"', '{"a": [1', '"open', '[}'])('the broken text %j is no reason to fail', (broken) => {
    const { from, to } = locatePointer(broken, '/a/3');
    expect(from).toBeLessThanOrEqual(to);
    expect(to).toBeLessThanOrEqual(Math.max(1, broken.length));
  });

  test.each([
    ['{"', { path: [], isKey: true, siblings: [] }],
    ['{"a": 1, "', { path: [], isKey: true, siblings: ['a'] }],
    ['{"a": ', { path: ['a'], isKey: false, siblings: ['a'] }],
    ['{"a": [1, {"b": "', { path: ['a', 1, 'b'], isKey: false, siblings: ['b'] }],
    ['{"a": [{}, {"', { path: ['a', 1], isKey: true, siblings: [] }],
  ])('before the cursor in %s', (before, { path, isKey, siblings }) => {
    expect(readPlace(before)).toEqual({ path, isKey, siblings: new Set(siblings) });
  });
});
