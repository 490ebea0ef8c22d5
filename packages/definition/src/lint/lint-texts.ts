import { pointer } from '@formwork/kernel';
import { findText, findTranslation } from '../text/label-of.ts';
import { textKeys, textsOf } from '../text/texts-of.ts';
import type { LintContext } from './lint-context.ts';

/** Texts that a declared locale has no version of, and translations of nothing. */
export function lintTexts(context: LintContext): void {
  const { definition, report } = context;
  for (const { text, file, path, address } of textsOf(definition)) {
    if (typeof text === 'string') continue;
    for (const locale of definition.app.locales) {
      const language = locale.split('-')[0]!;
      if (Object.hasOwn(text, locale) || Object.hasOwn(text, language)) continue;
      if (findTranslation(definition, address, locale) !== undefined) continue;
      const message = `The text has no version for ${locale}.`;
      const hint = `Add "${locale}" to it, or "${address}" to locales/${locale}.json.`;
      report('info', 'FW_DEFINITION_TRANSLATION_MISSING', file, path, message, hint);
    }
  }
  lintLocaleFiles(context);
}

function lintLocaleFiles({ definition, report }: LintContext): void {
  for (const { locale, texts } of definition.locales) {
    const file = `locales/${locale}.json`;
    if (!definition.app.locales.includes(locale)) {
      const message = `The app does not declare the locale "${locale}".`;
      report(
        'warning',
        'FW_DEFINITION_LOCALE_UNDECLARED',
        file,
        '/locale',
        message,
        'Add it to "locales" in app.json.',
      );
    }
    for (const address of Object.keys(texts)) {
      const owner = address.slice(0, Math.max(0, address.lastIndexOf('.')));
      const last = address.slice(owner.length + 1);
      if (textKeys.has(last) && owner !== '' && findText(definition, owner) !== undefined) continue;
      const message = `There is nothing at "${address.slice(0, 120)}" to translate.`;
      const hint = 'Write an address such as entities.sales_order.fields.customer.label.';
      report('warning', 'FW_DEFINITION_TRANSLATION_UNUSED', file, pointer('texts', address), message, hint);
    }
  }
}
