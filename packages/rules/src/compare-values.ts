import { Decimal, type RuleValue } from './rule-value.ts';

/** Negative, zero or positive, for two values of one type. Text is compared by code point, as COLLATE "C" does. */
export function compareValues(a: NonNullable<RuleValue>, b: NonNullable<RuleValue>): number {
  if (a instanceof Decimal && b instanceof Decimal) return a.cmp(b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Number(a) - Number(b);
}

/** True when two values of one type are the same. */
export function equalValues(a: NonNullable<RuleValue>, b: NonNullable<RuleValue>): boolean {
  return a instanceof Decimal && b instanceof Decimal ? a.eq(b) : a === b;
}

/** UTF-16 order puts surrogates below U+E000…U+FFFF; code point order puts them above. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x !== y) return x >= 0xd800 && y >= 0xd800 ? fixUp(x) - fixUp(y) : x - y;
  }
  return a.length - b.length;
}

function fixUp(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
