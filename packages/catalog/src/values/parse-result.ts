import type { FieldIssue, ParseResult } from '@formwork/definition';
import type { Json } from '@formwork/kernel';

/** A value that was accepted, normalised. */
export function accept(value: Json): ParseResult {
  return { ok: true, value };
}

/** A value that was refused; `more` says where within the value and with which limits. */
export function refuse(
  code: string,
  message: string,
  hint: string,
  more: Pick<FieldIssue, 'path' | 'details'> = {},
): ParseResult {
  return { ok: false, issue: { code, message, hint, ...more } };
}

/** A value of the wrong JSON type. */
export function refuseType(expected: string, hint: string): ParseResult {
  return refuse('FW_FIELD_TYPE', `The value is not ${expected}.`, hint);
}

/** The same refusal, addressed to a part of the value. */
export function within(part: string | number, result: ParseResult): ParseResult {
  if (result.ok) return result;
  return { ok: false, issue: { ...result.issue, path: `/${part}${result.issue.path ?? ''}` } };
}
