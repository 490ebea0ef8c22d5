/** Whatever a person reads: one string, or a map of locale (BCP 47) to string. */
export type Text = string | Readonly<Record<string, string>>;

/**
 * The reader's version of a text: the locale itself, its language, English, or the first there is.
 * `''` for an empty map.
 */
export function readText(text: Text | undefined, locale: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  return text[locale] ?? text[locale.split('-')[0]!] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
