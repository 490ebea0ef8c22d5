import type { AppDefinition } from '@formwork/definition';

/** A small, repeatable source of random numbers from 0 up to 1. */
export type RandomSource = () => number;

/** A source that gives the same numbers for the same seed (mulberry32). */
export function createRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A deep copy of JSON, strange numbers and keys included; structuredClone makes objects of another realm under Jest. */
function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, copy(child)])) as T;
}

type Node = Record<string, unknown> | unknown[];

/** A copy of the app with random injuries, mostly one, at most eight: JSON that somebody might send, and worse. */
export function damageDefinition(app: AppDefinition, random: RandomSource): unknown {
  const root = { app: copy(app) as unknown };
  const injuries = random() < 0.6 ? 1 : 1 + Math.floor(random() * 8);
  for (let count = 0; count < injuries; count += 1) {
    const nodes = containers(root);
    const [parent, key] = pickPlace(nodes, random);
    if (parent === undefined) continue;
    const injury = pick(injuriesKnown, random);
    injury(parent, key, random, nodes);
  }
  return root.app;
}

function pick<T>(list: readonly T[], random: RandomSource): T {
  return list[Math.floor(random() * list.length)]!;
}

/** Every object and list of the tree, the deepest ones as likely as the top. */
function containers(root: unknown): Node[] {
  const found: Node[] = [];
  const stack: unknown[] = [root];
  while (stack.length > 0 && found.length < 20_000) {
    const node = stack.pop();
    if (typeof node !== 'object' || node === null) continue;
    found.push(node as Node);
    stack.push(...Object.values(node));
  }
  return found;
}

function pickPlace(nodes: readonly Node[], random: RandomSource): [Node | undefined, string] {
  const parent = pick(nodes, random);
  const keys = Object.keys(parent);
  return keys.length === 0 ? [undefined, ''] : [parent, pick(keys, random)];
}

function read(node: Node, key: string): unknown {
  return Reflect.get(node, key);
}

/** Defines the property itself: `__proto__` must become a key like any other. */
function write(node: Node, key: string, value: unknown): void {
  Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
}

type Injury = (parent: Node, key: string, random: RandomSource, nodes: readonly Node[]) => void;

const STRANGE_KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'a'.repeat(3000),
  'nul\u0000',
  '\ud800',
  '~/~1',
];

const STRANGE_VALUES: readonly ((random: RandomSource) => unknown)[] = [
  () => null,
  () => '',
  () => [],
  () => ({}),
  () => 0,
  () => -1,
  () => 1e308,
  () => Infinity,
  () => 0.1,
  () => true,
  () => 'x'.repeat(200_000),
  () => '\ud800',
  () => 'nul\u0000',
  () => '__proto__',
  () => 'constructor',
  () => 'record.customer.region',
  () => [[[[[[]]]]]],
  () => ({ var: 'record.constructor.name' }),
  () => ({ __proto__: null, var: ['record.lines', { var: 'item' }] }),
  () => nest(80, (inner) => [inner]),
  () => nest(300, (inner) => ({ '!': [inner] })),
  (random) => Math.floor(random() * 100),
];

function nest(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'core';
  for (let count = 0; count < depth; count += 1) value = wrap(value);
  return value;
}

const injuriesKnown: readonly Injury[] = [
  // Take something away.
  (parent, key) => {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  },
  // Say it twice.
  (parent, key) => {
    if (Array.isArray(parent)) parent.push(copy(read(parent, key)));
    else write(parent, `${key}_2`, copy(read(parent, key)));
  },
  // Another type.
  (parent, key, random) => write(parent, key, pick(STRANGE_VALUES, random)(random)),
  // Another key.
  (parent, key, random) => {
    const value = read(parent, key);
    if (!Array.isArray(parent)) Reflect.deleteProperty(parent, key);
    write(parent, Array.isArray(parent) ? key : pick(STRANGE_KEYS, random), value);
  },
  // Something from elsewhere.
  (parent, key, random, nodes) => {
    const [other, otherKey] = pickPlace(nodes, random);
    if (other !== undefined) write(parent, key, copy(read(other, otherKey)));
  },
  // A name changed a little, or taken from elsewhere.
  (parent, key, random) => {
    const value = read(parent, key);
    if (typeof value === 'string') write(parent, key, pick([`${value}x`, value.slice(1), value.toUpperCase()], random));
  },
];
