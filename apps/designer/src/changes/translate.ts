import { type AddressedText, type AppDefinition, type Edit, findTranslation } from '@formwork/definition';
import { pointer } from '@formwork/kernel';
import { textIn, withText } from '../ui/localised.ts';

/** What a text says in one language, without falling back to another: the locale's file before the text itself. */
export function translationOf(definition: AppDefinition, text: AddressedText, locale: string): string {
  return keptApart(definition, text.address, locale) ?? textIn(text.text, locale);
}

/**
 * The edit that gives a text its version in one language: in the locale's file where that has it already, else in the
 * text itself. `undefined` where nothing would be left of it.
 */
export function translateEdit(
  definition: AppDefinition,
  text: AddressedText,
  locale: string,
  value: string,
): Edit | undefined {
  if (keptApart(definition, text.address, locale) !== undefined) {
    const file = `locales/${locale}.json`;
    const path = pointer('texts', text.address);
    return value === '' ? { kind: 'unset-value', file, path } : { kind: 'set-value', file, path, value };
  }
  const next = withText(text.text, locale, value);
  return next === undefined ? undefined : { kind: 'set-value', file: text.file, path: text.path, value: next };
}

function keptApart(definition: AppDefinition, address: string, locale: string): string | undefined {
  const file = definition.locales.find((each) => each.locale === locale);
  return file === undefined ? undefined : findTranslation({ locales: [file] }, address, locale);
}
