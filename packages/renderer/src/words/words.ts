import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** A sentence or word of the renderer. */
export type WordKey = keyof typeof en;

/** Speaks the renderer's own words; `values` fill the gaps. */
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words in a locale; English where there is no translation. */
export function wordsFor(locale: string): Words {
  const table: Readonly<Record<WordKey, string>> = locale.toLowerCase().startsWith('zh') ? zhCn : en;
  return (key, values = {}) => table[key].replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
