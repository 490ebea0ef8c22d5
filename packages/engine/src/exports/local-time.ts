/** A zone's distance from UTC changes at quarters of an hour only, since 1970. */
const QUARTER_MS = 900_000;
/** Distances that are remembered of one zone: a year has 35,000 quarters. */
const MOST_KEPT = 50_000;

interface Zone {
  readonly formatter: Intl.DateTimeFormat;
  /** Minutes, by quarter. */
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const made = { formatter, offsets: new Map<number, number>() };
  zones.set(timeZone, made);
  return made;
}

/** An instant (ISO 8601) as the civil time of an IANA zone, to the second, and that time's distance from UTC. */
export function localTime(instant: string, timeZone: string): { readonly local: string; readonly offset: string } {
  const at = Date.parse(instant);
  const minutes = offsetMinutes(zoneOf(timeZone), at);
  const local = new Date(at + minutes * 60_000).toISOString().slice(0, -'.000Z'.length);
  return { local, offset: offsetText(minutes) };
}

function offsetMinutes({ formatter, offsets }: Zone, at: number): number {
  const quarter = Math.floor(at / QUARTER_MS);
  const known = at < 0 ? undefined : offsets.get(quarter);
  if (known !== undefined) return known;
  const text = formatter.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(text) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  if (offsets.size >= MOST_KEPT) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

function offsetText(minutes: number): string {
  const digits = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(Math.abs(minutes) / 60)}:${digits(Math.abs(minutes) % 60)}`;
}
