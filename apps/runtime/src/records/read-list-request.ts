import type { ListRequest } from '@formwork/engine';
import { QueryInvalid } from '../http/http.errors.ts';

const KNOWN = new Set([
  'filter',
  'sort',
  'fields',
  'expand',
  'titles',
  'limit',
  'cursor',
  'offset',
  'search',
  'count',
  'deleted',
]);
const COUNTS = ['none', 'exact', 'capped', 'estimate'] as const;

/** Reads a list request from the query string. Unknown or repeated parameters are refused, never ignored. */
export function readListRequest(query: Readonly<Record<string, unknown>>): ListRequest {
  for (const [name, value] of Object.entries(query)) {
    if (!KNOWN.has(name)) throw QueryInvalid({ parameter: name, reason: 'is not known' });
    if (typeof value !== 'string') throw QueryInvalid({ parameter: name, reason: 'is given more than once' });
  }
  const text = query as Readonly<Record<string, string | undefined>>;
  return {
    ...(text['filter'] === undefined ? {} : { filter: readJson('filter', text['filter']) }),
    ...(text['sort'] === undefined ? {} : { sort: text['sort'] }),
    ...(text['fields'] === undefined ? {} : { fields: readNames(text['fields']) }),
    ...(text['expand'] === undefined ? {} : { expand: readNames(text['expand']) }),
    ...(text['titles'] === undefined ? {} : { titles: readFlag('titles', text['titles']) }),
    ...(text['limit'] === undefined ? {} : { limit: readWhole('limit', text['limit'], 1, 500) }),
    ...(text['cursor'] === undefined ? {} : { cursor: text['cursor'] }),
    ...(text['offset'] === undefined ? {} : { offset: readWhole('offset', text['offset'], 0, 1_000_000_000) }),
    ...(text['search'] === undefined ? {} : { search: text['search'] }),
    ...(text['count'] === undefined ? {} : { count: readOneOf('count', text['count'], COUNTS) }),
    ...(text['deleted'] === undefined ? {} : { deleted: readOneOf('deleted', text['deleted'], ['only'] as const) }),
  };
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
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw QueryInvalid({ parameter, reason: 'is not JSON' });
  }
}

function readWhole(parameter: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw QueryInvalid({ parameter, reason: `must be a whole number from ${least} to ${most}` });
  }
  return value;
}

function readFlag(parameter: string, text: string): boolean {
  return readOneOf(parameter, text, ['true', 'false'] as const) === 'true';
}

function readOneOf<T extends string>(parameter: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw QueryInvalid({ parameter, reason: `must be one of ${allowed.join(', ')}` });
  return found;
}
