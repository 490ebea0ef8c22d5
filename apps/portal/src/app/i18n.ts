import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from '../locales/en.ts';

/** A sentence of the portal. Plural forms are asked for without their ending. */
export type TextKey = keyof typeof en;

/** The languages that the portal speaks, each by its own name. */
export const languages = [
  { locale: 'en', name: 'English' },
  { locale: 'zh-CN', name: '简体中文' },
] as const;

/** The portal's language for a wanted locale. */
export function spokenLocale(wanted: string | undefined): 'en' | 'zh-CN' {
  return wanted?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en';
}

async function loadTexts(locale: 'en' | 'zh-CN'): Promise<Record<string, string>> {
  if (locale === 'zh-CN') return (await import('../locales/zh-cn.ts')).zhCn;
  return (await import('../locales/en.ts')).en;
}

/** Loads the words of a language, and speaks it from then on. */
export async function speak(wanted: string): Promise<void> {
  const locale = spokenLocale(wanted);
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: locale,
      fallbackLng: false,
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: { [locale]: { translation: await loadTexts(locale) } },
    });
  } else if (!i18next.hasResourceBundle(locale, 'translation')) {
    i18next.addResourceBundle(locale, 'translation', await loadTexts(locale));
  }
  if (i18next.language !== locale) await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}
