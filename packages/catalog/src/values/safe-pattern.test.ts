import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PatternFault } from './pattern-syntax.ts';
import { compilePattern } from './safe-pattern.ts';

function matches(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  if (compiled instanceof PatternFault) throw compiled;
  return compiled.matches(text);
}

describe('a pattern', () => {
  test.each([
    ['^[A-Z]{2}-\\d{3,5}$', 'AB-1234', true],
    ['[A-Z]{2}', 'ABC', false],
    ['(DE|DK)\\d+', 'DK42', true],
    ['[^0-9]*', '订单', true],
    ['.', '😀', true],
    ['a\\.b', 'axb', false],
    ['[\\w.-]+@[\\w-]+(\\.[\\w-]+)+', 'a.b@example.co.uk', true],
    ['', '', true],
    ['a{0}', 'a', false],
    ['(a|b?)+c', 'abbac', true],
  ])('%s against %s is %s', (pattern, text, isMatch) => {
    expect(matches(pattern, text)).toBe(isMatch);
  });

  test.each([
    '(',
    ')',
    '[a',
    'a**',
    'a{2,1}',
    'a{401}',
    '(?=a)',
    '(?<n>a)',
    '\\1',
    '\\b',
    'x'.repeat(401),
    '((a{400}){400}){400}',
  ])('%s is refused with a reason', (pattern) => {
    expect(compilePattern(pattern)).toBeInstanceOf(PatternFault);
  });

  test.each([
    ['(a*)*b', 'a'],
    ['(a|a)*b', 'a'],
    ['(a?){200}a{200}', 'a'],
    ['(.*.*.*.*)x', 'y'],
  ])('%s stays fast on a text that almost matches', (pattern, letter) => {
    const started = performance.now();
    expect(matches(pattern, letter.repeat(4_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('agrees with the regular expressions of JavaScript', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '(a|bb)', '(?:ab)');
    const repeat = fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}', '{2,}');
    const part = fc.tuple(atom, repeat).map(([item, count]) => item + count);
    const pattern = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', '1'), { maxLength: 8 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(pattern, pattern, text, (left, right, value) => {
        const source = `${left}|${right}`;
        expect(matches(source, value)).toBe(new RegExp(`^(?:${source})$`, 'u').test(value));
      }),
      { numRuns: 2_000 },
    );
  });
});
