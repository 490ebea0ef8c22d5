import { SCOPE_ROOTS } from './rule-scope.ts';

/** Operators whose second argument is evaluated for each item of the first; min and max do so only when given a list. */
export const LIST_OPERATORS: ReadonlySet<string> = new Set([
  'map',
  'filter',
  'all',
  'some',
  'none',
  'sum',
  'average',
  'count',
  'min',
  'max',
  'reduce',
]);
const LISTS = new Set(['map', 'filter', 'merge', 'missing', 'missing_some']);

/** The single operator of an expression's JSON with its arguments as a list; undefined for values and lists. */
export function operatorOf(json: unknown): { readonly name: string; readonly args: readonly unknown[] } | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const keys = Object.keys(json);
  const [name] = keys;
  if (name === undefined || keys.length !== 1) return undefined;
  const args: unknown = Object.getOwnPropertyDescriptor(json, name)?.value;
  return { name, args: Array.isArray(args) ? (args as readonly unknown[]) : [args] };
}

/** The path of a `var`, or undefined. The empty path is the item of a list. */
export function variablePath(json: unknown): readonly string[] | undefined {
  const operator = operatorOf(json);
  if (operator?.name !== 'var') return undefined;
  const [path] = operator.args;
  if (path === undefined || path === null || path === '') return [];
  return typeof path === 'string' ? path.split('.') : undefined;
}

/**
 * True when the second argument is evaluated for each item. `min(a, b)` and `min(list, expression)` look alike without
 * types: it is the second when the first is plainly a list, or, outside of any list, when the second reads an item.
 */
export function hasItemBody(name: string, args: readonly unknown[], isInList: boolean): boolean {
  if (name === 'reduce') return args.length === 3;
  if (args.length !== 2 || !LIST_OPERATORS.has(name)) return false;
  if (name !== 'min' && name !== 'max') return true;
  if (Array.isArray(args[0]) || LISTS.has(operatorOf(args[0])?.name ?? '')) return true;
  return !isInList && readsItem(args[1]);
}

function readsItem(json: unknown): boolean {
  if (Array.isArray(json)) return json.some(readsItem);
  const path = variablePath(json);
  if (path !== undefined) return path[0] === undefined || path[0] === 'item' || !SCOPE_ROOTS.includes(path[0]);
  return operatorOf(json)?.args.some(readsItem) ?? false;
}

/** The names of a look-up's or exists' parts; undefined when the JSON is no such thing. */
export function partsOf(args: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  const [parts] = args;
  return typeof parts === 'object' && parts !== null && !Array.isArray(parts)
    ? (parts as Readonly<Record<string, unknown>>)
    : undefined;
}
