import { isCivilDate } from './civil-date.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** True for the name of an IANA zone (not for an offset such as +08:00, which PostgreSQL reads the other way round). */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(name)) return false;
  if (name !== 'UTC' && !name.includes('/')) return false;
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The civil date that it is at an instant in a zone; null outside the years 0001 to 9999. */
export function civilDateIn(instant: string, zone: string): string | null {
  if (zone === 'UTC') return instant.slice(0, 10);
  let [year, month, day] = ['', '', ''];
  for (const part of formatterOf(zone).formatToParts(Date.parse(instant))) {
    if (part.type === 'year') year = part.value;
    else if (part.type === 'month') month = part.value;
    else if (part.type === 'day') day = part.value;
    else if (part.type === 'era' && part.value !== 'AD' && part.value !== 'A') return null;
  }
  const date = `${year.padStart(4, '0')}-${month}-${day}`;
  return isCivilDate(date) ? date : null;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    era: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}
