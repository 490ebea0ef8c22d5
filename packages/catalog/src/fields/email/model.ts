import { type ParseResult, closed, defineFieldModel } from '@formwork/definition';
import Type from 'typebox';
import { asText } from '../../values/as-text.ts';
import { accept, refuse } from '../../values/parse-result.ts';
import { parsePlainText } from '../../values/plain-text.ts';
import { LONGEST_ADDRESS } from './longest-address.ts';

const LOCAL_PART = /^(?!\.)(?!.*\.\.)[^\s@"(),:;<>[\\\]]{1,64}(?<!\.)$/u;
const DOMAIN =
  /^([\p{L}\p{N}]([\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+\p{L}[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}]$/u;

/** An address of electronic mail. */
export const emailModel = defineFieldModel({
  id: 'email',
  label: { en: 'Email', 'zh-CN': '邮箱' },
  help: {
    en: 'An email address, kept in small letters so that one person is not there twice.',
    'zh-CN': '电子邮箱，统一存为小写，避免重复。',
  },
  options: Type.Object({}, closed),
  storage: () => ({ shape: 'column', column: { kind: 'text' } }),
  ruleType: () => ({ kind: 'text' }),
  valueSchema: () => ({ type: 'string', maxLength: LONGEST_ADDRESS, pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' }),
  parse: parseAddress,
  format: (value) => asText(value),
  operators: ['contains', 'is', 'isNot', 'isAnyOf', 'isNoneOf', 'startsWith', 'isEmpty', 'isNotEmpty'],
});

/** Mail makes no difference between A and a in practice; full-width signs are read as their plain ones. */
function parseAddress(raw: unknown): ParseResult {
  const text = parsePlainText(raw, { maxLength: LONGEST_ADDRESS, isMultiline: false });
  if (!text.ok || text.value === null) return text;
  const address = asText(text.value)
    .normalize('NFKC')
    .replace(/^mailto:/i, '')
    .toLowerCase();
  const at = address.lastIndexOf('@');
  const isWhole = at > 0 && LOCAL_PART.test(address.slice(0, at)) && DOMAIN.test(address.slice(at + 1));
  if (isWhole && address.length <= LONGEST_ADDRESS) return accept(address);
  return refuse('FW_FIELD_EMAIL_INVALID', whatIsWrong(address), 'Write one address, as in wang@example.com.');
}

function whatIsWrong(address: string): string {
  if (/[,;\s]/.test(address)) return 'The value is not one email address.';
  const parts = address.split('@');
  if (parts.length < 2) return 'The email address has no @.';
  if (parts.length > 2) return 'The email address has more than one @.';
  return parts[0] === '' || !LOCAL_PART.test(parts[0]!)
    ? 'What stands before the @ is not part of an email address.'
    : `"${parts[1]!.slice(0, 60)}" is not a domain that mail goes to.`;
}
