import type { ParseResult } from '@formwork/definition';
import type { Json } from '@formwork/kernel';
import { accept, refuse } from './parse-result.ts';

/** What a JSON value may be: as deep as documents are, and as long as a record can carry. */
export interface JsonLimits {
  readonly maxBytes: number;
}

const DEEPEST = 32;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Checks a JSON object or list that PostgreSQL can keep; a text is read as JSON. Gives a copy without prototypes. */
export function parseJsonValue(raw: unknown, { maxBytes }: JsonLimits): ParseResult {
  const read = typeof raw === 'string' ? readJson(raw, maxBytes) : { value: raw };
  if ('fault' in read) return refuse('FW_FIELD_JSON_INVALID', read.fault, 'Write {"key": "value"} or ["value"].');
  if (typeof read.value !== 'object' || read.value === null) {
    return refuse('FW_FIELD_TYPE', 'The value is not a JSON object or list.', 'Write {"key": "value"} or ["value"].');
  }
  const copied = copy(read.value, '', 0);
  if (!copied.ok) return copied;
  const bytes = new TextEncoder().encode(JSON.stringify(copied.value)).length;
  if (bytes <= maxBytes) return copied;
  return refuse(
    'FW_FIELD_JSON_TOO_LARGE',
    `The value has ${bytes} bytes; at most ${maxBytes} are kept.`,
    'Shorten it.',
    {
      details: { bytes, maxBytes },
    },
  );
}

function readJson(text: string, maxBytes: number): { readonly value: unknown } | { readonly fault: string } {
  if (text.length > maxBytes * 4) return { fault: 'The text is far longer than what is kept.' };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: 'The text is not JSON.' };
  }
}

function copy(value: unknown, path: string, depth: number): ParseResult {
  if (depth > DEEPEST) {
    return refuse('FW_FIELD_JSON_TOO_DEEP', `The value is more than ${DEEPEST} levels deep.`, 'Make it flatter.', {
      path,
    });
  }
  if (value === null || typeof value === 'boolean') return accept(value);
  if (typeof value === 'number') return copyNumber(value, path);
  if (typeof value === 'string') return copyText(value, path);
  if (Array.isArray(value)) return copyList(value, path, depth);
  if (typeof value === 'object') return copyObject(value, path, depth);
  return refuse('FW_FIELD_JSON_INVALID', `A ${typeof value} is not JSON.`, 'Send texts, numbers, lists and objects.', {
    path,
  });
}

function copyNumber(value: number, path: string): ParseResult {
  if (Number.isFinite(value)) return accept(value === 0 ? 0 : value);
  return refuse('FW_FIELD_JSON_INVALID', 'JSON has no such number.', 'Send a finite number.', { path });
}

function copyText(value: string, path: string): ParseResult {
  if (!value.includes('\0') && !LONE_SURROGATE.test(value)) return accept(value);
  return refuse(
    'FW_FIELD_TEXT_BROKEN',
    'A text has half a character or a null character in it.',
    'Copy it again as a whole.',
    { path },
  );
}

function copyList(list: readonly unknown[], path: string, depth: number): ParseResult {
  const items: Json[] = [];
  for (const [index, each] of list.entries()) {
    const copied = copy(each, `${path}/${index}`, depth + 1);
    if (!copied.ok) return copied;
    items.push(copied.value);
  }
  return accept(items);
}

function copyObject(value: object, path: string, depth: number): ParseResult {
  const entries: [string, Json][] = [];
  for (const [key, each] of Object.entries(value)) {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (key === '__proto__' || !copyText(key, '').ok) {
      return refuse('FW_FIELD_JSON_KEY', 'This key is not accepted.', 'Give it another name.', { path: at });
    }
    if (each === undefined) continue;
    const copied = copy(each, at, depth + 1);
    if (!copied.ok) return copied;
    entries.push([key, copied.value]);
  }
  return accept(Object.fromEntries(entries));
}
