/** Units in which people write a length of time. */
export const SPAN_UNITS = ['day', 'hour', 'minute', 'second'] as const;

/** A unit of a length of time. */
export type SpanUnit = (typeof SPAN_UNITS)[number];

const SECONDS: Readonly<Record<SpanUnit, number>> = { day: 86_400, hour: 3_600, minute: 60, second: 1 };
const PART =
  /^(\d{1,9}(?:\.\d{1,4})?)(days?|d|天|日|hours?|hrs?|h|个?小时|时|minutes?|mins?|min|m|分钟?|seconds?|secs?|sec|s|秒钟?)/i;
const CLOCK = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/;
const ISO = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?$/i;

/**
 * What a person wrote as a whole number of seconds: 8h 30m, 8:30, 1.5 h, 2天3小时, PT8H30M, or a bare number of
 * `unit`. `undefined` where it is no length of time, or none of whole seconds.
 */
export function readSpan(written: string, unit: SpanUnit): number | undefined {
  const text = written.slice(0, 80).normalize('NFKC').replaceAll(/\s/g, '').replace('−', '-');
  const isNegative = text.startsWith('-');
  const rest = text.replace(/^[+-]/, '').replaceAll(/[,，、](?=\D|\d{3}(\D|$))/g, '');
  const seconds = readClock(rest) ?? readIso(rest) ?? readBare(rest, unit) ?? readParts(rest);
  if (seconds === undefined || !Number.isSafeInteger(seconds)) return undefined;
  return isNegative && seconds !== 0 ? -seconds : seconds;
}

function readClock(text: string): number | undefined {
  const match = CLOCK.exec(text);
  return match === null ? undefined : Number(match[1]) * 3_600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
}

function readIso(text: string): number | undefined {
  const match = ISO.exec(text);
  if (match === null || !/\d/.test(text)) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return days * 86_400 + hours * 3_600 + minutes * 60 + seconds;
}

function readBare(text: string, unit: SpanUnit): number | undefined {
  return /^\d{1,9}(\.\d{1,4})?$/.test(text) ? secondsOf(text, unit) : undefined;
}

/** Parts come from the greatest to the least, each once. */
function readParts(text: string): number | undefined {
  let rest = text;
  let total = 0;
  let last = -1;
  while (rest !== '') {
    const match = PART.exec(rest);
    if (match === null) return undefined;
    const unit = unitOf(match[2]!.toLowerCase());
    const place = SPAN_UNITS.indexOf(unit);
    const seconds = secondsOf(match[1]!, unit);
    if (place <= last || seconds === undefined) return undefined;
    total += seconds;
    last = place;
    rest = rest.slice(match[0].length);
  }
  return last < 0 ? undefined : total;
}

function unitOf(word: string): SpanUnit {
  if (/^(d|天|日)/.test(word)) return 'day';
  if (/^(h|个?小时|时)/.test(word)) return 'hour';
  return /^(s|秒)/.test(word) ? 'second' : 'minute';
}

/** Whole seconds of a decimal number of a unit, or `undefined` where they are not whole. Exact: at most four decimals. */
function secondsOf(decimal: string, unit: SpanUnit): number | undefined {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const parts = Number(whole + fraction.padEnd(4, '0')) * SECONDS[unit];
  return parts % 10_000 === 0 ? parts / 10_000 : undefined;
}

const WORDS: Readonly<Record<'en' | 'zh', Readonly<Record<SpanUnit, string>>>> = {
  en: { day: ' d', hour: ' h', minute: ' min', second: ' s' },
  zh: { day: ' 天', hour: ' 小时', minute: ' 分钟', second: ' 秒' },
};

/** A length of time in words, from the greatest unit that is wanted down: 8 h 30 min. */
export function formatSpan(seconds: number, locale: string, greatest: SpanUnit): string {
  const words = WORDS[locale.startsWith('zh') ? 'zh' : 'en'];
  const parts: string[] = [];
  let left = Math.abs(seconds);
  const used = greatest === 'day' ? SPAN_UNITS : SPAN_UNITS.slice(1);
  for (const unit of used) {
    const count = Math.floor(left / SECONDS[unit]);
    left -= count * SECONDS[unit];
    if (count > 0) parts.push(`${new Intl.NumberFormat(locale).format(count)}${words[unit]}`);
  }
  if (parts.length === 0) return `0${words[greatest]}`;
  return `${seconds < 0 ? '-' : ''}${parts.join(' ')}`;
}
