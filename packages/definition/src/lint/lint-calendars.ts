import type { LintContext } from './lint-context.ts';

/** Zones that exist, days that exist, and no day that is both off and worked. */
export function lintCalendars({ definition, report }: LintContext): void {
  for (const calendar of definition.rules) {
    const file = `rules/${calendar.name}.json`;
    if (!isTimeZone(calendar.timeZone)) {
      const message = `"${calendar.timeZone.slice(0, 60)}" is no time zone.`;
      report('error', 'FW_DEFINITION_TIME_ZONE', file, '/timeZone', message, 'Use an IANA name such as Asia/Shanghai.');
    }
    if (calendar.workdays.length === 0) {
      const message = 'The calendar has no working day.';
      report('error', 'FW_DEFINITION_CALENDAR_EMPTY', file, '/workdays', message, 'Add weekdays from 1 (Monday) to 7.');
    }
    const seen = new Set<string>();
    for (const key of ['off', 'work'] as const) {
      calendar[key]?.forEach(({ date }, place) => {
        const path = `/${key}/${place}/date`;
        if (!isCivilDate(date)) {
          report(
            'error',
            'FW_DEFINITION_DATE_INVALID',
            file,
            path,
            `There is no day ${date}.`,
            'Write a day as 2026-10-01.',
          );
        } else if (seen.has(date)) {
          const message = `${date} stands in the calendar twice.`;
          report(
            'error',
            'FW_DEFINITION_CALENDAR_DAY_TWICE',
            file,
            path,
            message,
            'Keep it once, as off or as worked.',
          );
        }
        seen.add(date);
      });
    }
  }
}

/** True for a day that the calendar has. */
export function isCivilDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
