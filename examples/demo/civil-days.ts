/** Days of a calendar that are not as the week says. */
export interface Holidays {
  readonly off: ReadonlySet<string>;
  readonly work: ReadonlySet<string>;
}

const DAY_MS = 86_400_000;

/** The day so many days later; earlier when negative. Days are texts such as 2026-03-16. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the month so many months away. */
export function startOfMonth(day: string, months = 0): string {
  return new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1))
    .toISOString()
    .slice(0, 10);
}

/** The first day of the half-year so many halves away. */
export function startOfHalf(day: string, halves = 0): string {
  return startOfMonth(day, halves * 6 - ((Number(day.slice(5, 7)) - 1) % 6));
}

/** True on a day that is worked: a weekday that is not off, or a weekend day that makes up for one. */
export function isWorkday(day: string, holidays: Holidays): boolean {
  if (holidays.work.has(day)) return true;
  const weekday = (Date.parse(`${day}T00:00:00Z`) / DAY_MS + 4) % 7;
  return weekday !== 0 && weekday !== 6 && !holidays.off.has(day);
}

/** The day so many working days after a day; the day itself for 0. */
export function addWorkdays(day: string, workdays: number, holidays: Holidays): string {
  let at = day;
  for (let left = workdays; left > 0; left -= 1) {
    at = addDays(at, 1);
    while (!isWorkday(at, holidays)) at = addDays(at, 1);
  }
  return at;
}
