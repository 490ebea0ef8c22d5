import { dateOfDayNumber, dayNumber, isoWeekday } from './civil-date.ts';
import type { BusinessCalendar } from './rule-scope.ts';

/** The most working days that may be added or taken away: about ten years. More is unknown. */
export const MAX_WORKDAYS = 2_500;
/** The longest span, in days, that working days are counted over: a hundred years. Longer is unknown. */
export const MAX_SPAN_DAYS = 36_600;

/** How many days are searched for the nth working day before the answer is unknown. */
export function searchDays(calendar: BusinessCalendar, workdays: number): number {
  return 7 * Math.abs(workdays) + calendar.off.length + 14;
}

interface DaySets {
  readonly off: ReadonlySet<number>;
  readonly work: ReadonlySet<number>;
}

const daySets = new WeakMap<BusinessCalendar, DaySets>();

function setsOf(calendar: BusinessCalendar): DaySets {
  const known = daySets.get(calendar);
  if (known !== undefined) return known;
  const made = { off: new Set(calendar.off.map(dayNumber)), work: new Set(calendar.work.map(dayNumber)) };
  daySets.set(calendar, made);
  return made;
}

function isWorked(calendar: BusinessCalendar, sets: DaySets, day: number): boolean {
  return sets.work.has(day) || (calendar.workdays.includes(isoWeekday(day)) && !sets.off.has(day));
}

/** Whether a civil date is worked: a make-up day, or a working weekday that is not off. */
export function isWorkday(calendar: BusinessCalendar, date: string): boolean {
  return isWorked(calendar, setsOf(calendar), dayNumber(date));
}

/** The nth working day after a date (before it when negative); 0 gives the date itself, worked or not. */
export function addWorkdays(calendar: BusinessCalendar, date: string, count: number): string | null {
  if (Math.abs(count) > MAX_WORKDAYS) return null;
  if (count === 0) return date;
  const [sets, start, step] = [setsOf(calendar), dayNumber(date), Math.sign(count)];
  let left = Math.abs(count);
  for (let distance = 1; distance <= searchDays(calendar, count); distance += 1) {
    const day = start + step * distance;
    if (isWorked(calendar, sets, day)) left -= 1;
    if (left === 0) return dateOfDayNumber(day);
  }
  return null;
}

/** The working days after `from` up to and with `to`; the negative of the reverse when `to` is earlier. */
export function workdaysBetween(calendar: BusinessCalendar, from: string, to: string): number | null {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  if (Math.abs(end - start) > MAX_SPAN_DAYS) return null;
  if (end < start) {
    const reverse = workdaysBetween(calendar, to, from);
    return reverse === null ? null : 0 - reverse;
  }
  const sets = setsOf(calendar);
  let count = 0;
  for (let day = start + 1; day <= end; day += 1) if (isWorked(calendar, sets, day)) count += 1;
  return count;
}
