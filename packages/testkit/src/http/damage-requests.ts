import { HOSTILE_BODIES, HOSTILE_HEADERS, HOSTILE_JSON, HOSTILE_TEXTS } from './hostile-values.ts';

/** A route with what it would answer well: `GET /api/apps/:app`, the parts of its address, parameters and a body. */
export interface SoundRequest {
  readonly route: string;
  readonly address: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request that was damaged in one place. */
export interface DamagedRequest {
  readonly route: string;
  /** What was done to it, in a few words. */
  readonly damage: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Every damage of every place of a request: address, parameters, headers, the body as a whole and each value in it. */
export function* damageRequest(sound: SoundRequest): Iterable<DamagedRequest> {
  const [method = 'GET', template = ''] = sound.route.split(' ');
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(method);
  const text = hasBody ? JSON.stringify(sound.body ?? {}) : undefined;
  const send = (damage: string, change: Partial<DamagedRequest>): DamagedRequest => ({
    route: sound.route,
    damage,
    method,
    path: addressOf(template, sound.address, sound.query ?? {}),
    headers: { 'if-match': '"1"', ...(hasBody ? JSON_TYPE : {}) },
    ...(text === undefined ? {} : { body: text }),
    ...change,
  });
  for (const [part] of partsOf(template, sound.address))
    for (const value of HOSTILE_TEXTS)
      yield send(`${part} is ${shown(value)}`, {
        path: addressOf(template, { ...sound.address, [part]: value }, sound.query ?? {}),
      });
  for (const name of [...Object.keys(sound.query ?? {}), 'nothing'])
    for (const value of HOSTILE_TEXTS) {
      const query = { ...sound.query, [name]: value };
      yield send(`?${name} is ${shown(value)}`, { path: addressOf(template, sound.address, query) });
    }
  for (const [name, value] of HOSTILE_HEADERS)
    yield send(`${name} is ${shown(value)}`, {
      headers: { 'if-match': '"1"', ...(hasBody ? JSON_TYPE : {}), [name]: value },
    });
  yield send('parameters are given twice', { path: `${addressOf(template, sound.address, {})}?limit=1&limit=2&x=1` });
  if (!hasBody) return;
  for (const [name, body] of HOSTILE_BODIES) yield send(`the body is ${name}`, { body });
  for (const place of placesOf(sound.body ?? {}, []))
    for (const value of HOSTILE_JSON)
      yield send(`/${place.join('/')} is ${shown(value)}`, { body: withValue(sound.body ?? {}, place, value) });
}

function partsOf(template: string, address: Readonly<Record<string, string>>): [string, string][] {
  return [...template.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, address[name] ?? 'x']);
}

function addressOf(
  template: string,
  address: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
): string {
  const path = template.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(address[name] ?? 'x'));
  const search = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return search.length === 0 ? path : `${path}?${search.join('&')}`;
}

/** Where a value of a body stands; below lists the first item alone. */
function* placesOf(value: unknown, at: readonly (string | number)[]): Iterable<readonly (string | number)[]> {
  if (at.length > 0) yield at;
  if (at.length > 5 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (value.length > 0) yield* placesOf(value[0], [...at, 0]);
    return;
  }
  for (const [key, each] of Object.entries(value)) yield* placesOf(each, [...at, key]);
}

const MARK = '\u0001here\u0001';

/** JSON text of a body with another value, itself JSON text, at one place. */
function withValue(body: unknown, place: readonly (string | number)[], value: string): string {
  const copy = JSON.parse(JSON.stringify(body)) as Record<string | number, unknown>;
  let holder = copy;
  for (const step of place.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  holder[place.at(-1)!] = MARK;
  return JSON.stringify(copy).replace(JSON.stringify(MARK), () => value);
}

function shown(value: string): string {
  return value.length > 40 ? `${JSON.stringify(value.slice(0, 30))}… (${value.length})` : JSON.stringify(value);
}
