import type { ParseResult } from '@formwork/definition';
import { Decimal } from '@formwork/rules';
import { accept, refuse, refuseType } from './parse-result.ts';
import { asText } from './as-text.ts';

/** How many digits a decimal may have, and between which values it lies (both included). */
export interface DecimalLimits {
  /** Decimals after the point. */
  readonly scale: number;
  /** Digits in all. */
  readonly precision: number;
  readonly min?: string | number;
  readonly max?: string | number;
}

const WRITTEN = /^(-?)(\d+)(?:\.(\d+))?$/;
const LONGEST = 120;
/** Beyond so many significant digits a JSON number may have lost what was written. */
const EXACT_DIGITS = 15;

/**
 * Checks a decimal, written as a text or as a JSON number of at most 15 digits, and writes it with exactly `scale`
 * decimals. Digits beyond the scale are refused, never rounded away.
 */
export function parseDecimal(raw: unknown, limits: DecimalLimits): ParseResult {
  const text = readDecimal(raw);
  const match = text === undefined || text.length > LONGEST ? null : WRITTEN.exec(text);
  if (match === null) {
    if (typeof raw !== 'string' && typeof raw !== 'number') {
      return refuseType('a number', 'Send a text such as "12.50".');
    }
    return refuse('FW_FIELD_NUMBER_INVALID', 'The value is not a number.', 'Write digits and a point, as in "12.50".');
  }
  const whole = match[2]!.replace(/^0+(?=\d)/, '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > limits.scale) {
    const message = `The number has ${fraction.length} decimals; at most ${limits.scale} are kept.`;
    return refuse('FW_FIELD_NUMBER_SCALE', message, 'Round it yourself: nothing is rounded silently.', {
      details: { scale: limits.scale },
    });
  }
  const digits = limits.precision - limits.scale;
  if (whole.length > digits && whole !== '0') {
    const message = `The number has ${whole.length} digits before the point; at most ${digits} are kept.`;
    return refuse('FW_FIELD_NUMBER_TOO_LARGE', message, 'Enter a smaller number.', { details: { digits } });
  }
  return parseRange(write(match[1]!, whole, fraction.padEnd(limits.scale, '0')), limits);
}

/** `-0.00` is written `0.00`. */
function write(sign: string, whole: string, fraction: string): string {
  const isZero = whole === '0' && /^0*$/.test(fraction);
  return `${isZero ? '' : sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The value if it lies between the limits. */
export function parseRange(value: string, { min, max }: Pick<DecimalLimits, 'min' | 'max'>): ParseResult {
  if (min !== undefined && isBelow(value, min)) {
    return refuse('FW_FIELD_BELOW_MIN', `The value is below ${min}.`, `Enter ${min} or more.`, { details: { min } });
  }
  if (max !== undefined && new Decimal(value).gt(max)) {
    return refuse('FW_FIELD_ABOVE_MAX', `The value is above ${max}.`, `Enter ${max} or less.`, { details: { max } });
  }
  return accept(value);
}

/** The commonest limit is 0, which the sign tells. */
function isBelow(value: string, min: string | number): boolean {
  return Number(min) === 0 ? value.startsWith('-') : new Decimal(value).lt(min);
}

function readDecimal(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw.trim();
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return undefined;
  const decimal = new Decimal(raw);
  return decimal.precision() > EXACT_DIGITS ? undefined : decimal.toFixed();
}

/** The pattern of a decimal on the wire: at most so many digits before the point and after it. */
export function decimalPattern({ scale, precision }: DecimalLimits): string {
  const whole = `-?(0|[1-9]\\d{0,${Math.max(precision - scale, 1) - 1}})`;
  return scale === 0 ? `^${whole}$` : `^${whole}\\.\\d{${scale}}$`;
}

/** A decimal text as the locale writes it, exactly; other JSON as it is. */
export function formatDecimal(value: unknown, locale: string, options: Intl.NumberFormatOptions): string {
  const text = readDecimal(value);
  if (text === undefined || !WRITTEN.test(text)) return asText(value);
  return new Intl.NumberFormat(locale, options).format(text as Intl.StringNumericLiteral);
}

/** True when both are given and the first is above the second. */
export function isAbove(low: unknown, high: unknown): boolean {
  const [from, to] = [readDecimal(low), readDecimal(high)];
  if (from === undefined || to === undefined || !WRITTEN.test(from) || !WRITTEN.test(to)) return false;
  return new Decimal(from).gt(to);
}
