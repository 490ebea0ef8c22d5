import { type Text, pointer } from '@formwork/kernel';
import { documentsOf } from '../document/document-kinds.ts';
import { findText, findTranslation } from '../text/label-of.ts';
import { isJsonObject } from '../structure/json-schema.ts';
import type { LintContext } from './lint-context.ts';

const TEXT_KEYS = new Set(['label', 'plural', 'help', 'description', 'message', 'confirm', 'text']);
const FREE_FILES = new Set(['dataset', 'scenario', 'locale']);

/** Texts that a declared locale has no version of, and translations of nothing. */
export function lintTexts(context: LintContext): void {
  const { definition, report } = context;
  for (const { kind, name, file, content } of documentsOf(definition)) {
    if (FREE_FILES.has(kind.id)) continue;
    const base = kind.key === 'app' || kind.key === 'navigation' ? kind.key : `${kind.key}.${name}`;
    walkTexts(content, '', base, (text, path, address) => {
      if (typeof text === 'string') return;
      for (const locale of definition.app.locales) {
        const language = locale.split('-')[0]!;
        if (Object.hasOwn(text, locale) || Object.hasOwn(text, language)) continue;
        if (findTranslation(definition, address, locale) !== undefined) continue;
        const message = `The text has no version for ${locale}.`;
        const hint = `Add "${locale}" to it, or "${address}" to locales/${locale}.json.`;
        report('info', 'FW_DEFINITION_TRANSLATION_MISSING', file, path, message, hint);
      }
    });
  }
  lintLocaleFiles(context);
}

function walkTexts(
  node: unknown,
  path: string,
  address: string,
  visit: (text: Text, path: string, address: string) => void,
): void {
  if (Array.isArray(node)) {
    node.forEach((item: unknown, place) => {
      const name = isJsonObject(item) ? (item['name'] ?? item['value']) : undefined;
      walkTexts(item, path + pointer(place), `${address}.${typeof name === 'string' ? name : place}`, visit);
    });
  } else if (isJsonObject(node)) {
    for (const [key, child] of Object.entries(node)) {
      const at = path + pointer(key);
      if (TEXT_KEYS.has(key) && isTextMap(child)) visit(child, at, `${address}.${key}`);
      else walkTexts(child, at, `${address}.${key}`, visit);
    }
  }
}

function isTextMap(value: unknown): value is Readonly<Record<string, string>> {
  return isJsonObject(value) && Object.values(value).every((each) => typeof each === 'string');
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
      if (TEXT_KEYS.has(last) && owner !== '' && findText(definition, owner) !== undefined) continue;
      const message = `There is nothing at "${address.slice(0, 120)}" to translate.`;
      const hint = 'Write an address such as entities.sales_order.fields.customer.label.';
      report('warning', 'FW_DEFINITION_TRANSLATION_UNUSED', file, pointer('texts', address), message, hint);
    }
  }
}
