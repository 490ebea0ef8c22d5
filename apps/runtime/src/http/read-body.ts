import { BodyInvalid } from './http.errors.ts';

/** The body as a plain object. Throws `FW_HTTP_BODY_INVALID` for anything else. */
export function readObject(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw BodyInvalid({ reason: 'it is not a JSON object' });
  return body as Record<string, unknown>;
}

/** A required text of the body. */
export function readString(body: Record<string, unknown>, key: string, maxLength = 400): string {
  const value = body[key];
  if (typeof value !== 'string' || value === '') throw BodyInvalid({ reason: `"${key}" must be a text` });
  if (value.length > maxLength) throw BodyInvalid({ reason: `"${key}" is longer than ${maxLength} characters` });
  return value;
}

/** An optional text of the body; null and the empty text count as absent. */
export function findString(body: Record<string, unknown>, key: string, maxLength = 400): string | undefined {
  const value = body[key];
  return value === undefined || value === null || value === '' ? undefined : readString(body, key, maxLength);
}

/** An optional whole number of the body. */
export function findInteger(body: Record<string, unknown>, key: string): number | undefined {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (!Number.isSafeInteger(value)) throw BodyInvalid({ reason: `"${key}" must be a whole number` });
  return value as number;
}

/** An optional yes or no of the body. */
export function findBoolean(body: Record<string, unknown>, key: string): boolean | undefined {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw BodyInvalid({ reason: `"${key}" must be true or false` });
  return value;
}

/** An optional list of texts of the body. */
export function findStrings(body: Record<string, unknown>, key: string): string[] | undefined {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) {
    throw BodyInvalid({ reason: `"${key}" must be a list of texts` });
  }
  return value as string[];
}

/** Refuses keys that nothing reads, so that a misspelt key never passes in silence. */
export function refuseOtherKeys(body: Record<string, unknown>, known: readonly string[]): void {
  const other = Object.keys(body).find((key) => !known.includes(key));
  if (other !== undefined) throw BodyInvalid({ reason: `"${other}" is not one of ${known.join(', ')}` });
}
