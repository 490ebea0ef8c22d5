/** A telephone number taken apart: `+86`, `13800138000`, and the extension where there is one. */
export interface PhoneNumber {
  readonly calling: string;
  readonly national: string;
  readonly extension?: string;
}

/** Calling codes of one and two digits; all others have three. */
const SHORT_CODES = new Set(
  '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
);
/** What callers within a country dial first and callers from abroad leave out; `0` elsewhere. */
const TRUNK: Readonly<Record<string, string>> = { '1': '1', '7': '8', '36': '06', '39': '', '378': '' };
const KEPT = /^\+([1-9]\d{6,14})(?:;ext=(\d{1,8}))?$/;
const EXTENSION = /(?:;ext=|[\s,]*(?:ext\.?|extension|x|#|转|分机)\s*[:：]?\s*)(\d{1,8})$/i;

/** The form in which a number is kept: `+` and digits, then `;ext=` and digits. */
export const PHONE_PATTERN = '^\\+[1-9]\\d{6,14}(;ext=\\d{1,8})?$';

/**
 * What a person wrote as a number in the form that is kept, or what is wrong with it. A number without its country is
 * taken to be of the country whose calling code is given.
 */
export function readPhoneNumber(
  written: string,
  calling: string | undefined,
): { readonly kept: string } | { readonly fault: 'signs' | 'country' | 'length' } {
  const text = written.normalize('NFKC').trim().replace(/^tel:/i, '');
  const extension = EXTENSION.exec(text);
  const number = (extension === null ? text : text.slice(0, extension.index)).replace('(0)', '').trim();
  if (!/^\+?[\d\s().\-‐-―/·]+$/u.test(number) || !/\d/.test(number)) return { fault: 'signs' };
  const digits = number.replaceAll(/\D/g, '');
  const whole = wholeNumber(number, digits, calling);
  if (whole === undefined) return { fault: 'country' };
  if (!/^[1-9]\d{6,14}$/.test(whole)) return { fault: 'length' };
  return { kept: `+${whole}${extension === null ? '' : `;ext=${extension[1]}`}` };
}

function wholeNumber(number: string, digits: string, calling: string | undefined): string | undefined {
  if (number.startsWith('+')) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  if (calling === undefined) return undefined;
  const trunk = TRUNK[calling] ?? '0';
  return calling + (trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits);
}

/** Takes a kept number apart; `undefined` for any other text. */
export function parsePhoneNumber(kept: string): PhoneNumber | undefined {
  const match = KEPT.exec(kept);
  if (match === null) return undefined;
  const [, digits = '', extension] = match;
  const length = [1, 2].find((count) => SHORT_CODES.has(digits.slice(0, count))) ?? 3;
  const number = { calling: digits.slice(0, length), national: digits.slice(length) };
  return extension === undefined ? number : { ...number, extension };
}

/** The number in groups that can be read aloud. */
export function groupPhoneNumber({ calling, national }: PhoneNumber): string {
  return `+${calling} ${groupsOf(calling, national).join(' ')}`;
}

function groupsOf(calling: string, national: string): readonly string[] {
  if (calling === '1' && national.length === 10) return cut(national, [3, 3, 4]);
  if (calling === '86' && /^1\d{10}$/.test(national)) return cut(national, [3, 4, 4]);
  if (calling === '86' && /^(10|2\d)\d{8}$/.test(national)) return cut(national, [2, 4, 4]);
  if (calling === '86' && /^[3-9]\d{9,10}$/.test(national)) return cut(national, [3, national.length - 7, 4]);
  const groups: number[] = [];
  for (let left = national.length; left > 0; left -= groups.at(-1)!) groups.push(left <= 5 ? left : left === 8 ? 4 : 3);
  return cut(national, groups);
}

function cut(text: string, lengths: readonly number[]): string[] {
  let at = 0;
  return lengths.map((length) => text.slice(at, (at += length)));
}
