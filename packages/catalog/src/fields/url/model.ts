import { type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { accept, refuse } from '../../values/parse-result.ts';
import { parsePlainText } from '../../values/plain-text.ts';
import { LONGEST_URL } from './longest-url.ts';

/** An address of the web. */
export const urlModel = defineFieldModel({
  id: 'url',
  label: { en: 'Web address', 'zh-CN': '网址' },
  help: { en: 'An address that begins with https:// or http://.', 'zh-CN': '以 https:// 或 http:// 开头的网址。' },
  options: Type.Object({}, closed),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: () => ({ kind: 'text' }),
  valueSchema: () => ({ type: 'string', maxLength: LONGEST_URL, pattern: '^https?://[!-~]+$' }),
  parse: parseUrl,
  format: (value) => readableUrl(asText(value)),
  operators: ['contains', 'is', 'isNot', 'startsWith', 'isEmpty', 'isNotEmpty'],
  allows: { unique: false },
});

/** Whoever writes an address as people say it, without https://, means that. Only what leads to a page is taken: no scripts, no files. */
function parseUrl(raw: unknown): ParseResult {
  const text = parsePlainText(raw, { maxLength: LONGEST_URL, isMultiline: false });
  if (!text.ok || text.value === null) return text;
  const written = asText(text.value);
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(written)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    return refuseUrl(`An address that begins with "${scheme.slice(0, 20)}:" leads to no web page.`);
  }
  const url = URL.parse(scheme === undefined ? `https://${written}` : written);
  if (url === null || !isReachable(url.hostname)) return refuseUrl('The value is not an address of the web.');
  if (url.username !== '' || url.password !== '') {
    return refuse(
      'FW_FIELD_URL_SECRET',
      'The address has a name or a password in it, which everybody who sees it could use.',
      'Remove what stands before the @.',
    );
  }
  if (url.href.length <= LONGEST_URL) return accept(url.href);
  return refuse(
    'FW_FIELD_TEXT_TOO_LONG',
    `The address has ${url.href.length} characters; at most ${LONGEST_URL} are allowed.`,
    'Shorten it.',
    { details: { length: url.href.length, maxLength: LONGEST_URL } },
  );
}

function isReachable(host: string): boolean {
  return host === 'localhost' || host.startsWith('[') || /^[^.]+(\.[^.]+)+$/.test(host);
}

function refuseUrl(message: string): ParseResult {
  return refuse('FW_FIELD_URL_INVALID', message, 'Write it as in https://www.example.com/page.');
}

/** An address as people read it, with its own letters. Signs that would hide where it leads stay as they are written. */
function readableUrl(href: string): string {
  try {
    return decodeURI(href).replaceAll(/[\p{C}\p{Z}]/gu, (sign) => encodeURIComponent(sign));
  } catch {
    return href;
  }
}
