import type { FieldIssue } from '@formwork/definition';
import type { WordKey, Words } from '../words/words.ts';

/** The platform's findings on values that have a sentence of their own here, and where the limit stands in the details. */
const KNOWN: Readonly<Record<string, readonly [WordKey, string?]>> = {
  FW_RECORD_REQUIRED: ['required'],
  FW_FIELD_ITEMS_TOO_FEW: ['tooFew', 'minItems'],
  FW_FIELD_ITEMS_TOO_MANY: ['tooMany', 'maxItems'],
  FW_FIELD_TEXT_TOO_SHORT: ['tooShort', 'minLength'],
  FW_FIELD_TEXT_TOO_LONG: ['tooLong', 'maxLength'],
  FW_FIELD_BELOW_MIN: ['tooSmall', 'min'],
  FW_FIELD_ABOVE_MAX: ['tooLarge', 'max'],
  FW_FIELD_OPTION_UNKNOWN: ['notAnOption'],
  FW_FIELD_TEXT_PATTERN: ['malformed'],
  FW_FIELD_NUMBER_INVALID: ['malformed'],
  FW_FIELD_DATE_INVALID: ['malformed'],
  FW_FIELD_DATETIME_INVALID: ['malformed'],
  FW_FIELD_TYPE: ['malformed'],
  FW_FIELD_REFERENCE_INVALID: ['malformed'],
  FW_FIELD_CURRENCY_UNKNOWN: ['notAnOption'],
  FW_FIELD_NUMBER_SCALE: ['tooFine', 'scale'],
  FW_FIELD_NUMBER_TOO_LARGE: ['tooManyDigits', 'digits'],
  FW_FIELD_TEXT_CONTROL: ['badCharacters'],
  FW_FIELD_TEXT_BROKEN: ['badCharacters'],
  FW_FIELD_OPTION_TWICE: ['twice'],
  FW_FIELD_REFERENCE_TWICE: ['twice'],
  FW_FIELD_EMAIL_INVALID: ['emailInvalid'],
  FW_FIELD_PHONE_INVALID: ['phoneInvalid'],
  FW_FIELD_PHONE_COUNTRY: ['phoneCountry'],
  FW_FIELD_URL_INVALID: ['urlInvalid'],
  FW_FIELD_URL_SECRET: ['urlSecret'],
  FW_FIELD_COLOR_INVALID: ['colorInvalid'],
  FW_FIELD_TIME_INVALID: ['timeInvalid'],
  FW_FIELD_TIME_SECONDS: ['timeSeconds'],
  FW_FIELD_DURATION_INVALID: ['durationInvalid'],
  FW_FIELD_LOCATION_COORDINATES: ['coordinates'],
  FW_FIELD_LANGUAGE_MISSING: ['languageMissing'],
  FW_FIELD_JSON_INVALID: ['jsonInvalid'],
  FW_FIELD_JSON_SCHEMA: ['jsonSchema'],
  FW_FIELD_JSON_TOO_LARGE: ['tooLargeData'],
  FW_FIELD_JSON_TOO_DEEP: ['tooLargeData'],
  FW_FIELD_SIGNATURE_INVALID: ['signatureInvalid'],
  FW_FIELD_SIGNATURE_TOO_LONG: ['signatureInvalid'],
};

/** A finding in the reader's language, with the field as the form calls it; the server's own sentence where none is known. */
export function issueText(
  issue: Pick<FieldIssue, 'code' | 'message' | 'details'>,
  label: string,
  words: Words,
): string {
  const [word, detail] = KNOWN[issue.code] ?? [];
  if (word === undefined || label === '') return issue.message;
  const limit = detail === undefined ? undefined : issue.details?.[detail];
  if (detail === undefined) return words(word, { label });
  return typeof limit === 'number' || typeof limit === 'string' ? words(word, { label, limit }) : issue.message;
}
