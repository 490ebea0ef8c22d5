import type { ParseResult } from '@formwork/definition';
import { accept, refuse, refuseType } from './parse-result.ts';
import { asText } from './as-text.ts';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** The pattern of a civil date on the wire. */
export const DATE_PATTERN = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$';

/** The pattern of an instant on the wire: UTC, milliseconds. */
export const INSTANT_PATTERN = `${DATE_PATTERN.slice(0, -1)}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$`;

/** True for a date that the calendar has, in years 0001 to 9999. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : DAYS[month - 1]!);
}

/** Checks a civil date: no time, no zone, and a day that exists. */
export function parseDate(raw: unknown): ParseResult {
  if (typeof raw !== 'string') return refuseType('a date', 'Send a text such as "2026-06-30".');
  const text = raw.trim();
  if (isDate(text)) return accept(text);
  const message = DATE.test(text) ? `There is no day ${text}.` : 'The value is not a date.';
  return refuse('FW_FIELD_DATE_INVALID', message, 'Write year, month and day, as in "2026-06-30".');
}

/** Checks an instant, which must say its zone or offset, and writes it in UTC with milliseconds. */
export function parseInstant(raw: unknown): ParseResult {
  if (typeof raw !== 'string') return refuseType('a date and time', 'Send a text such as "2026-06-30T09:00:00+08:00".');
  const match = INSTANT.exec(raw.trim());
  if (match === null || !isDate(match[1]!) || !isTime(match)) return refuseInstant('The value is not a date and time.');
  if (match[6] === undefined) {
    return refuse(
      'FW_FIELD_DATETIME_ZONE',
      'The date and time does not say its zone.',
      'Add an offset, as in "2026-06-30T09:00:00+08:00", or Z for UTC.',
    );
  }
  const fraction = (match[5] ?? '').replace(/0+$/, '');
  if (fraction.length > 3) return refuseInstant('The time is finer than milliseconds, which is all that is kept.');
  const offset = match[6].toUpperCase() === 'Z' ? 'Z' : match[6].replace(/^(.\d\d):?/, '$1:');
  const ms = Date.parse(`${match[1]}T${match[2]}:${match[3]}:${match[4] ?? '00'}.${fraction.padEnd(3, '0')}${offset}`);
  const written = Number.isNaN(ms) ? '' : new Date(ms).toISOString();
  return /^\d{4}-/.test(written) && !written.startsWith('0000')
    ? accept(written)
    : refuseInstant('The date and time is outside the years 0001 to 9999.');
}

function isTime(match: RegExpExecArray): boolean {
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  const offset = /(\d{2}):?(\d{2})$/.exec(match[6] ?? '');
  const isOffset = offset === null || (Number(offset[1]) <= 15 && Number(offset[2]) <= 59);
  return hour <= 23 && minute <= 59 && second <= 59 && isOffset;
}

function refuseInstant(message: string): ParseResult {
  return refuse('FW_FIELD_DATETIME_INVALID', message, 'Write it as in "2026-06-30T09:00:00+08:00".');
}

/** A civil date as the locale writes it; it is the same day for every reader. */
export function formatDate(value: unknown, locale: string): string {
  if (typeof value !== 'string' || !isDate(value)) return asText(value);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(midnight(value));
}

/** A civil date for a narrow place: in digits where the locale's words for a date are long, such as Chinese. */
export function formatDateShort(value: unknown, locale: string): string {
  if (!isWordy(locale) || typeof value !== 'string' || !isDate(value)) return formatDate(value, locale);
  return new Intl.DateTimeFormat(locale, { ...DIGITS, timeZone: 'UTC' }).format(midnight(value));
}

/** An instant for a narrow place, in the reader's zone. */
export function formatInstantShort(value: unknown, locale: string, timeZone: string): string {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (!isWordy(locale) || Number.isNaN(ms)) return formatInstant(value, locale, timeZone);
  return new Intl.DateTimeFormat(locale, { ...DIGITS, hour: '2-digit', minute: '2-digit', timeZone }).format(ms);
}

const DIGITS = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** True for locales that write a date with a character after year, month and day. */
function isWordy(locale: string): boolean {
  return /^(zh|ja|ko)\b/i.test(locale);
}

/** An instant in the reader's zone, as the locale writes it. */
export function formatInstant(value: unknown, locale: string, timeZone: string): string {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) return asText(value);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(ms);
}

function midnight(date: string): Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at;
}
