import type { ParseResult } from '@formwork/definition';
import { accept, refuse, refuseType } from './parse-result.ts';

/** Limits of a text in Unicode code points, as JSON Schema and PostgreSQL count them. */
export interface TextLimits {
  readonly minLength?: number;
  readonly maxLength: number;
  /** True where lines may be broken; a single line has no control characters at all. */
  readonly isMultiline: boolean;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const CONTROL_IN_LINE = /\p{Cc}/u;
const CONTROL_IN_LINES = /[^\P{Cc}\t\n]/u;

/**
 * Checks a text and normalises it: Unicode NFC, line ends as LF, no white space around it.
 * What is left empty becomes null.
 */
export function parsePlainText(raw: unknown, limits: TextLimits): ParseResult {
  if (typeof raw !== 'string') return refuseType('a text', 'Send a JSON string.');
  if (LONE_SURROGATE.test(raw)) {
    return refuse('FW_FIELD_TEXT_BROKEN', 'The text has half a character in it.', 'Copy the text again as a whole.');
  }
  const text = raw.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  if ((limits.isMultiline ? CONTROL_IN_LINES : CONTROL_IN_LINE).test(text)) {
    return refuse(
      'FW_FIELD_TEXT_CONTROL',
      limits.isMultiline ? 'The text has control characters in it.' : 'The text has line breaks or tabs in it.',
      limits.isMultiline ? 'Remove them, or paste the text as plain text.' : 'Write it on one line.',
    );
  }
  if (text === '') return accept(null);
  return parseLength(text, limits);
}

function parseLength(text: string, { minLength = 0, maxLength }: TextLimits): ParseResult {
  const length = codePoints(text);
  const details = { length, minLength, maxLength };
  if (length > maxLength) {
    const message = `The text has ${length} characters; at most ${maxLength} are allowed.`;
    return refuse('FW_FIELD_TEXT_TOO_LONG', message, 'Shorten it.', { details });
  }
  if (length < minLength) {
    const message = `The text has ${length} characters; at least ${minLength} are needed.`;
    return refuse('FW_FIELD_TEXT_TOO_SHORT', message, 'Write more.', { details });
  }
  return accept(text);
}

/** Length in Unicode code points. */
function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count += 1;
  }
  return count;
}
