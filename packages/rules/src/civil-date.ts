/** Civil dates (`YYYY-MM-DD`, years 0001 to 9999) as day numbers and back; no time zones anywhere. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Day number of 0001-01-01 counted from 1970-01-01. */
const FIRST_DAY = -719162;
/** Day number of 9999-12-31 counted from 1970-01-01. */
const LAST_DAY = 2932896;

/** The days of a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return MONTH_LENGTHS[month - 1]!;
}

/** True for a civil date that exists, in years 0001 to 9999. */
export function isCivilDate(text: unknown): text is string {
  if (typeof text !== 'string' || text.length !== 10) return false;
  const match = DATE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Year, month (1 to 12) and day of a civil date. */
export function civilParts(date: string): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Days since 1970-01-01. */
export function dayNumber(date: string): number {
  const [year, month, day] = civilParts(date);
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  return Math.round(instant.getTime() / 86_400_000);
}

/** The civil date of a day number; null outside years 0001 to 9999. */
export function dateOfDayNumber(days: number): string | null {
  if (!(days >= FIRST_DAY && days <= LAST_DAY)) return null;
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** Writes a civil date from its parts. */
export function civilDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function isoWeekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant in the one written form (UTC, milliseconds); null when the text is none in years 0001 to 9999. */
export function normalizeInstant(text: unknown): string | null {
  if (typeof text !== 'string' || !INSTANT.test(text) || !isCivilDate(text.slice(0, 10))) return null;
  const ms = Date.parse(text);
  return instantOfMs(ms);
}

/** The written form of milliseconds since 1970; null outside years 0001 to 9999. */
export function instantOfMs(ms: number): string | null {
  if (!(ms >= FIRST_DAY * 86_400_000 && ms < (LAST_DAY + 1) * 86_400_000)) return null;
  return new Date(ms).toISOString();
}
