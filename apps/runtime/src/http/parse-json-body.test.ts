import { describe, expect, test } from '@jest/globals';
import { holdsHalfCharacter, holdsNul, isDeeperThan } from './parse-json-body.ts';

describe('holdsNul', () => {
  test.each<[string, string, boolean]>([
    ['an escaped NUL', '{"a":"x\\u0000y"}', true],
    ['a NUL behind an escaped backslash', '{"a":"\\\\\\u0000"}', true],
    ['an escaped backslash before the letters u0000', '{"a":"\\\\u0000"}', false],
    ['another control character', '{"a":"\\u0001"}', false],
  ])('knows %s', (_, json, expected) => {
    expect(holdsNul(json)).toBe(expected);
    expect(JSON.stringify(JSON.parse(json)).includes('\\u0000') && !json.includes('\\\\u0000')).toBe(
      expected && !json.includes('\\\\u0000'),
    );
  });
});

describe('isDeeperThan', () => {
  test.each<[string, string, boolean]>([
    ['lists within the limit', `${'['.repeat(10)}${']'.repeat(10)}`, false],
    ['lists beyond it', `${'['.repeat(11)}${']'.repeat(11)}`, true],
    ['objects beyond it', `${'{"a":'.repeat(11)}1${'}'.repeat(11)}`, true],
    ['brackets within a text', `{"a":"${'['.repeat(50)}\\"${'{'.repeat(50)}"}`, false],
    ['many siblings', `[${'[],'.repeat(50)}[]]`, false],
  ])('measures %s', (_, json, expected) => {
    expect(isDeeperThan(json, 10)).toBe(expected);
  });
});

describe('holdsHalfCharacter', () => {
  test.each([
    ['{"a":"\\ud800"}', true],
    ['{"a":"\\uDC00\\uD800"}', true],
    ['{"\\ud83dx":1}', true],
    ['{"a":"\\ud83e\\udde8"}', false],
    ['{"a":"\\ud83e\\udde8\\udde8"}', true],
    ['{"a":"🧨"}', false],
    ['{"a":"\\\\ud800"}', false],
    ['{"a":"\\\\\\ud800"}', true],
    ['{"a":"\\u00e9"}', false],
  ])('%s: %s', (json, expected) => {
    expect(holdsHalfCharacter(json)).toBe(expected);
  });
});
