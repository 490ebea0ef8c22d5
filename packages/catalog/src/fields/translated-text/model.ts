import { type FieldDefinition, type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import { type Json, type Text, readText } from '@formwork/kernel';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { numberOption } from '../../values/options.ts';
import { accept, refuse, refuseType, within } from '../../values/parse-result.ts';
import { parsePlainText } from '../../values/plain-text.ts';

const LONGEST = 400;

/** One line of text in several languages, of which the first is always there. */
export const translatedTextModel = defineFieldModel({
  id: 'translated-text',
  label: { en: 'Translated text', 'zh-CN': '多语言文本' },
  help: {
    en: 'One line of text in several languages; everybody reads their own. Sorted and filtered by the first.',
    'zh-CN': '多种语言的一行文字，各人看到自己的语言；按第一种语言排序和筛选。',
  },
  options: Type.Object(
    {
      locales: Type.Array(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), {
        minItems: 1,
        maxItems: 8,
        uniqueItems: true,
        description: 'The languages, such as en and zh-CN. The first has to be given; others may be empty.',
      }),
      maxLength: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 4000, description: `Most characters of each; ${LONGEST} unless said.` }),
      ),
    },
    closed,
  ),
  storage: (field) => ({
    shape: 'columns',
    columns: textLocales(field).map((locale, index) => ({
      suffix: index === 0 ? '' : `_${locale.toLowerCase().replaceAll('-', '_')}`,
      key: locale,
      column: { kind: 'text' },
      ...(index === 0 ? {} : { isOptional: true as const }),
    })),
  }),
  ruleType: (field) => ({
    kind: 'object',
    fields: Object.fromEntries(textLocales(field).map((locale) => [locale, { kind: 'text' as const }])),
  }),
  valueSchema: (field) => {
    const [first = 'en'] = textLocales(field);
    const text = { type: 'string', minLength: 1, maxLength: longest(field) };
    return {
      type: 'object',
      properties: Object.fromEntries(textLocales(field).map((locale) => [locale, text])),
      required: [first],
      additionalProperties: false,
    };
  },
  parse: parseTranslations,
  format: (value, _field, { locale }) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? asText(readText(value as Text, locale))
      : asText(value),
  operators: ['contains', 'is', 'isNot', 'startsWith', 'isEmpty', 'isNotEmpty'],
  allows: { unique: false },
});

/** The languages of a field; the first is the one that is always there. */
export function textLocales(field: FieldDefinition): readonly string[] {
  const locales = field['locales'];
  const named = Array.isArray(locales) ? locales.filter((locale): locale is string => typeof locale === 'string') : [];
  return named.length === 0 ? ['en'] : named;
}

/** Most characters of each language. */
export function longest(field: FieldDefinition): number {
  return numberOption(field, 'maxLength', LONGEST);
}

/** A bare text is that of the first language. */
function parseTranslations(raw: unknown, field: FieldDefinition): ParseResult {
  const locales = textLocales(field);
  const [first = 'en'] = locales;
  if (typeof raw === 'string') return parseTranslations({ [first]: raw }, field);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return refuseType('a text in several languages', `Send {"${first}": "…"}.`);
  }
  const unknown = Object.keys(raw).find((key) => !locales.includes(key));
  if (unknown !== undefined) {
    const message = `"${unknown.slice(0, 20)}" is none of the languages.`;
    return refuse('FW_FIELD_LANGUAGE_UNKNOWN', message, `Use: ${locales.join(', ')}.`);
  }
  const texts: Record<string, Json> = {};
  for (const locale of locales) {
    const text = Object.hasOwn(raw, locale) ? (raw as Record<string, unknown>)[locale] : undefined;
    if (text === undefined || text === null || text === '') continue;
    const parsed = within(locale, parsePlainText(text, { maxLength: longest(field), isMultiline: false }));
    if (!parsed.ok) return parsed;
    if (parsed.value !== null) texts[locale] = parsed.value;
  }
  if (Object.keys(texts).length === 0) return accept(null);
  if (texts[first] !== undefined) return accept(texts);
  const message = `The text in the first language (${first}) is missing.`;
  return within(
    first,
    refuse('FW_FIELD_LANGUAGE_MISSING', message, 'Write it: it stands in where a translation is missing.'),
  );
}
