import { QueryInvalid } from './http.errors.ts';
import { holdsHalfCharacter, holdsNul, isDeeperThan } from './parse-json-body.ts';

/** The query string as the server parsed it: a parameter that is given twice is a list. */
export type Query = Readonly<Record<string, unknown>>;

/** Deepest nesting of JSON in a parameter; the rule language allows less. */
const MAX_DEPTH = 100;

/** Refuses parameters that the route does not know, so that a misspelt one never passes in silence. */
export function refuseParameters(query: Query, known: readonly string[]): void {
  const other = Object.keys(query).find((name) => !known.includes(name));
  if (other !== undefined) throw QueryInvalid({ parameter: other.slice(0, 100), reason: 'is not known' });
}

/** A parameter that may be given once. */
export function findParameter(query: Query, parameter: string): string | undefined {
  const value = query[parameter];
  if (value !== undefined && typeof value !== 'string')
    throw QueryInvalid({ parameter, reason: 'is given more than once' });
  return value;
}

/** Reads a comma-separated list of names; empty parts are dropped. */
export function readNames(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Parses a parameter that carries JSON. */
export function readJson(parameter: string, text: string): unknown {
  if (text.length > 20_000) throw QueryInvalid({ parameter, reason: 'is longer than 20,000 characters' });
  if (holdsNul(text)) throw QueryInvalid({ parameter, reason: 'holds the character NUL' });
  if (holdsHalfCharacter(text)) throw QueryInvalid({ parameter, reason: 'holds half of a character' });
  if (isDeeperThan(text, MAX_DEPTH))
    throw QueryInvalid({ parameter, reason: `is nested deeper than ${MAX_DEPTH} levels` });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw QueryInvalid({ parameter, reason: 'is not JSON' });
  }
}

/** Reads a whole number within bounds. */
export function readWhole(parameter: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw QueryInvalid({ parameter, reason: `must be a whole number from ${least} to ${most}` });
  }
  return value;
}

/** Reads `true` or `false`. */
export function readFlag(parameter: string, text: string): boolean {
  return readOneOf(parameter, text, ['true', 'false'] as const) === 'true';
}

/** Reads one of a closed list of words. */
export function readOneOf<T extends string>(parameter: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw QueryInvalid({ parameter, reason: `must be one of ${allowed.join(', ')}` });
  return found;
}
