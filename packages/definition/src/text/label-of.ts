import { type Text, readText } from '@formwork/kernel';
import type { AppDefinition } from '../model/app-definition.ts';
import { systemFieldLabels } from '../model/system-fields.ts';
import { isJsonObject } from '../structure/json-schema.ts';
import { humaniseName } from './humanise-name.ts';

/**
 * What a person reads at an address such as `entities.sales_order.fields.customer.label`: the locale file's text, else the text
 * in the definition, else the name made readable. `''` for an address that leads nowhere and names nothing.
 */
export function labelOf(definition: Partial<AppDefinition>, address: string, locale: string): string {
  const kept = findTranslation(definition, address, locale);
  if (kept !== undefined) return kept;
  const inline = findText(definition, address);
  if (inline !== undefined) return readText(inline, locale);
  const steps = address.split('.');
  const system = steps.at(-3) === 'fields' ? systemFieldLabels.get(steps.at(-2)!) : undefined;
  if (system !== undefined) return readText(system, locale);
  return humaniseName(steps.at(-2) ?? '');
}

/** The text of a locale's file at an address: of the locale itself, or of its language; `undefined` when neither has it. */
export function findTranslation(
  definition: Partial<AppDefinition>,
  address: string,
  locale: string,
): string | undefined {
  const language = locale.split('-')[0];
  for (const wanted of [locale, language]) {
    const file = definition.locales?.find((each) => each.locale === wanted);
    if (file !== undefined && Object.hasOwn(file.texts, address)) return file.texts[address];
  }
  return undefined;
}

/** The text that the definition itself has at an address, or `undefined`. */
export function findText(definition: Partial<AppDefinition>, address: string): Text | undefined {
  const found = address.split('.').reduce<unknown>(step, definition);
  if (typeof found === 'string') return found;
  return isJsonObject(found) ? (found as Readonly<Record<string, string>>) : undefined;
}

/** Within a list, a step is the name of one of its objects (the value of an option), or its place. */
function step(node: unknown, name: string): unknown {
  if (Array.isArray(node)) {
    const named = node.find((each) => isJsonObject(each) && (each['name'] ?? each['value']) === name) as unknown;
    return named ?? (/^\d{1,4}$/.test(name) ? (node as unknown[])[Number(name)] : undefined);
  }
  return isJsonObject(node) && Object.hasOwn(node, name) ? node[name] : undefined;
}
