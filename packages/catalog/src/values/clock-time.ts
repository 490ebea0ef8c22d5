import type { ParseResult } from '@formwork/definition';
import { accept, refuse, refuseType } from './parse-result.ts';

const WRITTEN =
  /^(上午|早上|中午|下午|晚上)?(\d{1,2})(?:[:.时点](\d{2}))?(?:[:.分](\d{2}))?[分秒]?(a\.?m\.?|p\.?m\.?)?$/i;
const DIGITS = /^(\d{1,2})(\d{2})$/;

/** The pattern of a time of day on the wire, to the minute or to the second. */
export function clockPattern(hasSeconds: boolean): string {
  return `^([01]\\d|2[0-3]):[0-5]\\d${hasSeconds ? ':[0-5]\\d' : ''}$`;
}

/**
 * Checks a time of day, as people write one: 9:30, 09.30, 930, 9:30 pm, 下午3:30. It is the same for every reader,
 * whatever the zone. Kept to the minute, or to the second where the field asks for it.
 */
export function parseClockTime(raw: unknown, hasSeconds: boolean): ParseResult {
  const example = hasSeconds ? '09:30:00' : '09:30';
  if (typeof raw !== 'string') return refuseType('a time of day', `Send a text such as "${example}".`);
  const text = raw.slice(0, 40).normalize('NFKC').replaceAll(/\s/g, '').replace(DIGITS, '$1:$2');
  const parts = readParts(text);
  if (parts === undefined) return refuseTime('The value is not a time of day.', example);
  const [hour, minute, second] = parts;
  if (hour > 23 || minute > 59 || second > 59) return refuseTime('There is no such time of day.', example);
  if (!hasSeconds && second !== 0) {
    return refuse(
      'FW_FIELD_TIME_SECONDS',
      'The time is finer than minutes, which is all that is kept here.',
      'Leave the seconds out.',
    );
  }
  const written = (hasSeconds ? parts : parts.slice(0, 2)).map((part) => String(part).padStart(2, '0'));
  return accept(written.join(':'));
}

function readParts(text: string): readonly [number, number, number] | undefined {
  const match = WRITTEN.exec(text);
  if (match === null) return undefined;
  const [, half = '', hours = '', minutes, seconds, latin = ''] = match;
  const hour = Number(hours);
  const isHalf = half !== '' || latin !== '';
  if (minutes === undefined && !isHalf && !/[时点]/.test(text)) return undefined;
  if (half !== '' && latin !== '') return undefined;
  if (latin !== '' && (hour < 1 || hour > 12)) return undefined;
  const isLate = /^p/i.test(latin) || half === '下午' || half === '晚上' || (half === '中午' && hour < 11);
  const isEarly = /^a/i.test(latin) || half === '上午' || half === '早上';
  const shifted = isLate && hour < 12 ? hour + 12 : isEarly && hour === 12 ? 0 : hour;
  return [shifted, Number(minutes ?? 0), Number(seconds ?? 0)];
}

function refuseTime(message: string, example: string): ParseResult {
  return refuse('FW_FIELD_TIME_INVALID', message, `Write hours and minutes, as in "${example}".`);
}

/** A time of day as the locale writes it; other texts as they are. */
export function formatClockTime(value: string, locale: string): string {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(value);
  if (match === null) return value;
  const at = Date.UTC(2000, 0, 1, Number(match[1]), Number(match[2]), Number(match[3] ?? 0));
  const timeStyle = match[3] === undefined ? 'short' : 'medium';
  return new Intl.DateTimeFormat(locale, { timeStyle, timeZone: 'UTC' }).format(at);
}
