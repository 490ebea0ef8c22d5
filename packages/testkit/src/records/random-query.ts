import type { RandomSource } from '../rules/random-source.ts';

/** A list of deals in words that both the product and the brute force understand. */
export interface DealQuery {
  readonly filter?: unknown;
  readonly sort: readonly { readonly name: string; readonly isDescending: boolean }[];
  readonly search?: string;
  readonly limit: number;
}

const ORDERED = [
  'title',
  'stage',
  'amount',
  'closes_on',
  'account',
  'account.name',
  'account.rating',
  'worth',
  'score',
];

/** A random query; it names fields whoever may read them. */
export function randomQuery(random: RandomSource): DealQuery {
  const keys = Array.from({ length: random.below(3) }, () => ({
    name: random.pick(ORDERED),
    isDescending: random.chance(0.5),
  }));
  const sort = keys.filter((key, index) => keys.findIndex((each) => each.name === key.name) === index);
  return {
    sort,
    limit: 1 + random.below(12),
    ...(random.chance(0.7) ? { filter: randomFilter(random, 2) } : {}),
    ...(random.chance(0.2) ? { search: random.pick(['x1', 'deal', 'Y', '%']) } : {}),
  };
}

function randomFilter(random: RandomSource, depth: number): unknown {
  if (depth > 0 && random.chance(0.5)) {
    const parts = [randomFilter(random, depth - 1), randomFilter(random, depth - 1)];
    if (random.chance(0.2)) return { '!': parts[0] };
    return random.chance(0.5) ? { and: parts } : { or: parts };
  }
  const field = (name: string): unknown => ({ var: `record.${name}` });
  const compare = random.pick(['<', '<=', '>', '>=', '==', '!=']);
  return random.pick<() => unknown>([
    () => ({ [compare]: [field('amount'), random.below(300)] }),
    () => ({ [compare]: [field('score'), random.below(300)] }),
    () => ({ [compare]: [field('worth'), random.below(30)] }),
    () => ({ [compare]: [field('account.rating'), random.below(5)] }),
    () => ({ [compare]: [field('closes_on'), `2026-0${1 + random.below(9)}-12`] }),
    () => ({ in: [field('stage'), ['open', 'secret']] }),
    () => ({ '!=': [field('stage'), 'secret'] }),
    () => ({ '==': [field('account.region'), random.pick(['east', 'north'])] }),
    () => ({ isNull: field(random.pick(['stage', 'amount', 'account', 'account.name', 'owner'])) }),
    () => ({ contains: [field('title'), random.pick(['x', '3'])] }),
    () => ({ some: [field('items'), { [compare]: [{ var: 'item.price' }, random.below(20)] }] }),
    () => ({ none: [field('items'), { '==': [{ var: 'item.label' }, 'b'] }] }),
    () => ({ '==': [field('owner'), { var: 'user.id' }] }),
  ])();
}

/** The paths of deals that a query names, such as `account.rating` or `items.price`. */
export function namedPaths(query: DealQuery): string[] {
  const found: string[] = [];
  const walk = (json: unknown): void => {
    if (Array.isArray(json)) json.forEach(walk);
    else if (typeof json === 'object' && json !== null)
      for (const [key, value] of Object.entries(json)) {
        if (key === 'var' && typeof value === 'string') found.push(value.replace(/^item\./, 'record.items.'));
        else walk(value);
      }
  };
  walk(query.filter);
  const filtered = found.filter((path) => path.startsWith('record.')).map((path) => path.slice('record.'.length));
  return [...filtered, ...query.sort.map((key) => key.name)];
}
