import { pointer } from '@formwork/kernel';
import type { Findings } from './findings.ts';

/** How deep a definition may be nested, expressions included. */
export const MAX_DEPTH = 64;

/** How many values and keys one definition may have. */
export const MAX_VALUES = 400_000;

/** The longest single text, in UTF-16 code units. */
export const MAX_TEXT = 100_000;

/**
 * Checks what no schema says: depth, size, and that every text and number can be stored.
 * False when the rest of the checks must not look at the value. Does not recurse, so depth cannot overflow it.
 */
export function checkLimits(root: unknown, out: Findings): boolean {
  const stack: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }];
  let count = 0;
  let isFit = true;
  while (stack.length > 0) {
    const { value, path, depth } = stack.pop()!;
    count += 1;
    if (count > MAX_VALUES) {
      out.add('FW_DEFINITION_TOO_LARGE', '', `The definition has more than ${MAX_VALUES} values.`, LARGE_HINT);
      return false;
    }
    if (depth > MAX_DEPTH) {
      out.add('FW_DEFINITION_TOO_DEEP', '', `The definition is nested more than ${MAX_DEPTH} levels deep.`, DEEP_HINT);
      return false;
    }
    if (typeof value === 'string') isFit = checkStoredText(value, path, out) && isFit;
    else if (typeof value === 'number' && !Number.isFinite(value)) {
      out.add('FW_DEFINITION_NUMBER_RANGE', path, 'The number is too large.', 'Write it as a text, or a smaller one.');
      isFit = false;
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        const at = path + pointer(key);
        if (!Array.isArray(value)) isFit = checkStoredText(key, at, out) && isFit;
        stack.push({ value: child, path: at, depth: depth + 1 });
      }
    }
  }
  return isFit;
}

/** Half of a surrogate pair, which UTF-8 does not know. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function checkStoredText(text: string, path: string, out: Findings): boolean {
  if (text.length > MAX_TEXT) {
    out.add('FW_DEFINITION_LENGTH', path.slice(0, 300), `A text has more than ${MAX_TEXT} characters.`, LARGE_HINT);
    return false;
  }
  if (!text.includes('\0') && !LONE_SURROGATE.test(text)) return true;
  out.add(
    'FW_DEFINITION_TEXT_UNSAFE',
    path,
    'The text holds a character that cannot be stored: NUL, or half of a surrogate pair.',
    'Type the text again.',
  );
  return false;
}

const LARGE_HINT = 'Keep large data as records and not in the definition.';
const DEEP_HINT = 'Split what is nested here into several objects.';
