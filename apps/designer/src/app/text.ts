import { useMemo } from 'react';
import { appWords } from '../words/app-words.ts';
import { dataWords } from '../words/data-words.ts';
import { formWords } from '../words/form-words.ts';
import { processWords } from '../words/process-words.ts';
import { publishWords } from '../words/publish-words.ts';
import { shellWords } from '../words/shell-words.ts';
import { testWords } from '../words/test-words.ts';
import { useAppearance } from './appearance.tsx';

/** The languages that the designer speaks. */
export type SpokenLocale = 'en' | 'zh-CN';

const words = {
  ...appWords,
  ...shellWords,
  ...dataWords,
  ...formWords,
  ...processWords,
  ...publishWords,
  ...testWords,
};

/** A sentence or word of the designer. */
export type TextKey = keyof typeof words;

/** Speaks the designer's words; `values` fill the gaps. */
export type Speak = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words in a language. */
export function speakIn(locale: SpokenLocale): Speak {
  const place = locale === 'zh-CN' ? 1 : 0;
  return (key, values = {}) =>
    words[key][place].replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}

/** The words in the reader's language. */
export function useText(): Speak {
  const { locale } = useAppearance();
  return useMemo(() => speakIn(locale), [locale]);
}
