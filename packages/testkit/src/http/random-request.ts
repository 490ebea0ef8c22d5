import type { RandomSource } from '../rules/random-source.ts';

/** A request that chance has made. */
export interface RandomRequest {
  readonly method: string;
  /** Path and query, escaped. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent, or what is sent as the body, as it is. */
  readonly body?: string;
}

/** What requests are made of. */
export interface RequestMaterial {
  /** Addresses with their parameters in braces or behind colons, each with its method: `GET /api/apps/:app`. */
  readonly routes: readonly string[];
  /** Values that lead somewhere, by parameter name; `id` among them. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** Names of fields and parameters that are worth trying. */
  readonly names: readonly string[];
}

const NASTY = [
  '',
  ' ',
  "'",
  '"; drop table x; --',
  "' or 1=1 --",
  '\\',
  '%',
  '$1',
  '${x}',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'prototype',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  '99999999999999999999',
  '2026-02-30',
  '2026-06-30T25:00:00Z',
  '0001-01-01',
  '018f0000-0000-7000-8000-000000000000',
  '018f0000-0000-7000-8000',
  '\u0000',
  '\ud800',
  '\u202e',
  'İıſ',
  '🧨',
  'a'.repeat(500),
  'record.number',
  'order; select',
  '[]',
  '{}',
  '{"var":"record.number"}',
  '{"==":[{"var":"record.status"},"draft"]}',
  '{"and":[]}',
  '{"var":""}',
  '{"regex":["(a+)+$"]}',
];
const PARAMETERS = ['filter', 'sort', 'fields', 'expand', 'titles', 'limit', 'cursor', 'offset', 'search', 'count'];
const MORE_PARAMETERS = ['deleted', 'group', 'measures', 'user', 'app', 'entity', 'action', 'id', 'field', 'x'];
const OPERATORS = ['==', '!=', '<', 'and', 'or', '!', 'in', '+', '/', 'if', 'var', 'exists', 'cat', 'substr', 'nope'];

/** A request from the routes with known, near and absurd values mixed; the same source gives the same requests. */
export function randomRequest(random: RandomSource, material: RequestMaterial): RandomRequest {
  const route = random.pick(material.routes);
  const [declared = 'GET', address = '/'] = route.split(' ');
  const method = random.chance(0.03) ? random.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) : declared;
  const path = address.replaceAll(/:(\w+)|\{(\w+)\}/g, (_, colon?: string, brace?: string) =>
    segment(random, material, colon ?? brace ?? ''),
  );
  const body = ['POST', 'PUT', 'PATCH'].includes(method) ? randomBody(random, material) : undefined;
  return {
    method,
    path: path + randomQuery(random, material),
    headers: randomHeaders(random, body),
    ...(body === undefined ? {} : { body }),
  };
}

function segment(random: RandomSource, { known }: RequestMaterial, name: string): string {
  const values = known[name];
  if (values !== undefined && values.length > 0 && random.chance(0.85)) return encode(random.pick(values));
  const nasty = random.pick(NASTY);
  return nasty === '' ? 'x' : encode(nasty);
}

function randomQuery(random: RandomSource, material: RequestMaterial): string {
  if (random.chance(0.4)) return '';
  const parts = Array.from({ length: 1 + random.below(3) }, () => {
    const name = random.chance(0.9) ? random.pick(PARAMETERS) : random.pick(MORE_PARAMETERS);
    return `${name}=${encode(queryValue(random, material, name))}`;
  });
  return `?${parts.join('&')}`;
}

function queryValue(random: RandomSource, material: RequestMaterial, name: string): string {
  if (random.chance(0.25)) return random.pick(NASTY);
  if (name === 'filter') return JSON.stringify(randomRule(random, material, 0));
  if (name === 'limit' || name === 'offset') return String(random.below(700));
  if (name === 'count') return random.pick(['none', 'exact', 'capped', 'estimate', 'all']);
  if (name === 'measures') return random.pick(['count', `sum:${random.pick(material.names)}`, 'max:', 'avg:x:y']);
  const many = Array.from({ length: 1 + random.below(3) }, () => random.pick(material.names));
  return random.chance(0.3) ? `-${many.join(',-')}` : many.join(random.chance(0.3) ? '.' : ',');
}

function randomRule(random: RandomSource, material: RequestMaterial, depth: number): unknown {
  if (depth > 3 || random.chance(0.3)) {
    if (random.chance(0.5)) return { var: `record.${random.pick(material.names)}` };
    return randomValue(random, material, 3);
  }
  const operands = Array.from({ length: random.below(4) }, () => randomRule(random, material, depth + 1));
  return { [random.pick(OPERATORS)]: operands };
}

function randomBody(random: RandomSource, material: RequestMaterial): string | undefined {
  if (random.chance(0.05)) return undefined;
  if (random.chance(0.05))
    return random.pick(['', '{', '[', '{"a":}', '\u0000', 'true', '"x"', '{"__proto__":{"a":1}}']);
  const text = JSON.stringify(randomObject(random, material, 0));
  return random.chance(0.03) ? text.slice(0, random.below(text.length)) : text;
}

const BODY_KEYS = [
  'values',
  'operations',
  'partial',
  'id',
  'name',
  'login',
  'definition',
  'revision',
  'allow',
  'config',
];

function randomObject(random: RandomSource, material: RequestMaterial, depth: number): Record<string, unknown> {
  const entries = Array.from({ length: random.below(6) }, (): [string, unknown] => [
    random.chance(0.7) ? random.pick(material.names) : random.pick([...BODY_KEYS, ...NASTY]),
    randomValue(random, material, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

function randomValue(random: RandomSource, material: RequestMaterial, depth: number): unknown {
  switch (random.below(depth > 3 ? 6 : 9)) {
    case 0:
      return random.pick(NASTY);
    case 1:
      return random.pick([0, 1, -1, 1.5, 1e308, -0, 9_007_199_254_740_991, 2 ** 31, 2 ** 63]);
    case 2:
      return random.pick([true, false, null]);
    case 3:
      return random.pick(material.known['id'] ?? ['x']);
    case 4:
      return random.pick(['12.50', '2026-06-30', '2026-06-30T01:00:00.000Z', 'north', 'draft', 'urgent']);
    case 5:
      return { amount: random.pick(['1.00', 'x', '', null]), currency: random.pick(['CNY', 'x', 5]) };
    case 6:
      return Array.from({ length: random.below(4) }, () => randomValue(random, material, depth + 1));
    default:
      return randomObject(random, material, depth + 1);
  }
}

function randomHeaders(random: RandomSource, body: string | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  if (body !== undefined)
    headers['content-type'] = random.chance(0.95)
      ? 'application/json'
      : random.pick(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x']);
  if (random.chance(0.6)) headers['if-match'] = random.pick(['"1"', '"2"', '1', '*', 'x', '"99999999999"']);
  if (random.chance(0.1)) headers['idempotency-key'] = random.pick(['a', 'b', 'x'.repeat(201), "'", ' ']);
  return headers;
}

/** `encodeURIComponent` throws at half a character; here it becomes the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}
