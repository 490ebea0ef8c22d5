import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readNumberText, shiftPoint, withDecimals, withoutTrailingZeros } from './number-text.ts';

describe('a typed number', () => {
  test.each([
    ['1,234.50', '1234.50'],
    ['１２３．４', '123.4'],
    [' -007 ', '-7'],
    ['+5.', '5'],
    ['.5', '0.5'],
    ['13%', '13'],
    ['−3', '-3'],
    ['1e3', undefined],
    ['1.2.3', undefined],
    ['-', undefined],
    ['', undefined],
  ])('%s is read as %s', (typed, read) => {
    expect(readNumberText(typed)).toBe(read);
  });

  test.each([
    ['0.1300', 2, '13.00'],
    ['13', -2, '0.13'],
    ['-5', -2, '-0.05'],
    ['0', -2, '0.00'],
    ['123.456', 2, '12345.6'],
    ['1000', -2, '10.00'],
  ])('%s with its point moved by %s is %s', (decimal, places, shifted) => {
    expect(shiftPoint(decimal, places)).toBe(shifted);
  });

  test('keeps its value when the point is moved there and back', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 999_999 }), (whole, fraction) => {
        const decimal = `${whole}.${String(fraction).padStart(6, '0')}`;
        expect(withoutTrailingZeros(shiftPoint(shiftPoint(decimal, 2), -2))).toBe(withoutTrailingZeros(decimal));
      }),
    );
  });

  test('gets the decimals of its field, and none are lost', () => {
    expect(withDecimals('12.5', 2)).toBe('12.50');
    expect(withDecimals('12.500', 0)).toBeUndefined();
    expect(withDecimals('12.000', 0)).toBe('12');
    expect(withDecimals('0.125', 2)).toBeUndefined();
  });
});
