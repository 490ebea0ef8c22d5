/** Wall-clock time of an instant in a zone, `YYYY-MM-DDTHH:mm:ss`; `undefined` for what is no instant. */
export function wallTimeOf(instant: string, timeZone: string): string | undefined {
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? undefined : wallTime(ms, timeZone);
}

function wallTime(ms: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '0';
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  return `${day}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/**
 * The instant at which a zone's clocks show a wall-clock time, in UTC with milliseconds. A time that a clock change
 * skips is taken an hour later; one that comes twice is taken the first time.
 */
export function instantOfWallTime(wall: string, timeZone: string): string {
  const wanted = Date.parse(`${wall}Z`);
  const offsetAt = (ms: number): number => Date.parse(`${wallTime(ms, timeZone)}Z`) - Math.floor(ms / 1000) * 1000;
  const before = wanted - offsetAt(wanted - 86_400_000);
  const after = wanted - offsetAt(wanted + 86_400_000);
  const fits = [before, after].filter((ms) => Date.parse(`${wallTime(ms, timeZone)}Z`) === wanted);
  const ms = fits.length > 0 ? Math.min(...fits) : before;
  return new Date(ms).toISOString();
}
