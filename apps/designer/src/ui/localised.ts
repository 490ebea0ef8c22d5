import type { Text } from '@formwork/kernel';

/** The languages that the designer edits texts in, with how they are marked. */
export const textLocales = [
  { locale: 'en', mark: 'EN' },
  { locale: 'zh-CN', mark: '中' },
] as const;

/** A text in one language only, without falling back to another. */
export function textIn(text: Text | undefined, locale: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return locale === 'en' ? text : '';
  return text[locale] ?? '';
}

/** The text with one language set; `undefined` when nothing is left of it. */
export function withText(text: Text | undefined, locale: string, value: string): Text | undefined {
  const map: Readonly<Record<string, string>> = typeof text === 'string' ? { en: text } : { ...text };
  const { [locale]: _, ...rest } = map;
  const next = value === '' ? rest : { ...map, [locale]: value };
  return Object.keys(next).length === 0 ? undefined : next;
}
