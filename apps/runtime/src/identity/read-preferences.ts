import type { PersonChanges } from '@formwork/engine';
import { findString, readObject, refuseOtherKeys } from '../http/read-body.ts';
import { PersonInvalid } from './identity.errors.ts';

/** What a person sets for themselves; what is absent stays. */
export type Preferences = Partial<Pick<PersonChanges, 'locale' | 'theme' | 'timeZone'>>;

const THEMES = ['light', 'dark', 'system'] as const;

/** Reads language, theme and time zone; each must be one that the platform can follow. */
export function readPreferences(body: unknown): Preferences {
  const given = readObject(body);
  refuseOtherKeys(given, ['locale', 'theme', 'timeZone']);
  const locale = findString(given, 'locale', 35);
  const theme = findString(given, 'theme', 10);
  const timeZone = findString(given, 'timeZone', 60);
  const knownTheme = THEMES.find((candidate) => candidate === theme);
  if (theme !== undefined && knownTheme === undefined)
    throw PersonInvalid({ reason: 'The theme is light, dark or system.' });
  if (locale !== undefined && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale)) {
    throw PersonInvalid({ reason: 'The language is not a tag such as en or zh-CN.' });
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw PersonInvalid({ reason: 'There is no such time zone.' });
  return {
    ...(locale === undefined ? {} : { locale }),
    ...(knownTheme === undefined ? {} : { theme: knownTheme }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

/** True for an IANA time zone name that this platform knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
