import { SCOPE_ROOTS } from './rule-scope.ts';
import { hasItemBody, operatorOf, partsOf, variablePath } from './walk-json.ts';

type Path = readonly string[];

/** Where an expression stands: the item's list (with `[]`), and how roots are named within `exists`. */
interface Place {
  readonly item?: Path;
  /** True within a reduction, where the item is called `current` and nothing else is. */
  readonly isReduction?: true;
  readonly roots: Readonly<Record<string, string>>;
}

/** What a rewrite does: to whole paths, and to literals that are compared with a path. */
interface Rewrites {
  readonly path: (path: Path) => Path;
  readonly literal: (value: unknown, comparedWith: Path) => unknown;
}

const TOP: Place = { roots: {} };
const COMPARISONS = new Set([
  '==',
  '===',
  '!=',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'contains',
  'coalesce',
  'min',
  'max',
]);

/**
 * The expression with every variable's path rewritten; everything else stays as it is. Paths are given whole, as in
 * `TypedRule.reads`: items as `['record', 'lines', '[]', 'qty']`, fields of looked-up entities as `['@price_list', 'part']`.
 */
export function rewriteVariables(json: unknown, rewrite: (path: readonly string[]) => readonly string[]): unknown {
  return walk(json, TOP, { path: rewrite, literal: (value) => value });
}

/** The expression with the literals rewritten that are compared with a variable, whose whole path is given beside them. */
export function rewriteLiterals(
  json: unknown,
  rewrite: (value: unknown, comparedWith: readonly string[]) => unknown,
): unknown {
  return walk(json, TOP, { path: (path) => path, literal: rewrite });
}

/** Every variable's whole path, each once, in the order written. */
export function variablesOf(json: unknown): string[][] {
  const found = new Map<string, string[]>();
  rewriteVariables(json, (path) => {
    found.set(path.join('\0'), [...path]);
    return path;
  });
  return [...found.values()];
}

function walk(json: unknown, place: Place, rewrites: Rewrites): unknown {
  if (Array.isArray(json)) return json.map((each) => walk(each, place, rewrites));
  const operator = operatorOf(json);
  if (operator === undefined) return json;
  const { name, args } = operator;
  if (name === 'var') return walkVariable(json, args, place, rewrites);
  if (name === 'lookup') return walkLookup(json, args, place, rewrites);
  if (name === 'exists') return walkExists(json, args, place, rewrites);
  if (name === 'missing' || name === 'missing_some') return { [name]: walkNames(args, place, rewrites) };
  const compared = COMPARISONS.has(name)
    ? args.map((arg) => comparedPath(arg, place)).find((path) => path !== undefined)
    : undefined;
  const bodyAt = hasItemBody(name, args, place.item !== undefined) ? 1 : -1;
  const rewritten = args.map((arg, index) => {
    if (index === bodyAt) return walk(arg, bodyPlace(name, args[0], place), rewrites);
    const walked = walk(arg, place, rewrites);
    return compared === undefined ? walked : rewriteValues(walked, compared, rewrites);
  });
  const isWrapped = Array.isArray(Object.getOwnPropertyDescriptor(json, name)?.value);
  return { [name]: isWrapped ? rewritten : rewritten[0] };
}

function bodyPlace(name: string, list: unknown, place: Place): Place {
  const inner = { roots: place.roots, item: [...originOf(list, place), '[]'] };
  return name === 'reduce' ? { ...inner, isReduction: true } : inner;
}

/** The names of `missing` are paths written as texts, in a list of their own for `missing_some`. */
function walkNames(names: unknown, place: Place, rewrites: Rewrites): unknown {
  if (Array.isArray(names)) return names.map((each) => walkNames(each, place, rewrites));
  if (typeof names !== 'string' || names === '') return names;
  return (walkVariable({ var: names }, [names], place, rewrites) as { readonly var: unknown }).var;
}

function walkVariable(json: unknown, args: readonly unknown[], place: Place, rewrites: Rewrites): unknown {
  const path = variablePath(json);
  if (path === undefined) return json;
  const whole = wholePath(path, place);
  const written = whole === undefined ? path : writtenPath(rewrites.path(whole), path, place);
  const isWrapped = Array.isArray((json as { readonly var: unknown }).var);
  if (args.length < 2) return { var: isWrapped ? [written.join('.')] : written.join('.') };
  const fallback = walk(args[1], place, rewrites);
  return { var: [written.join('.'), whole === undefined ? fallback : rewriteValues(fallback, whole, rewrites)] };
}

/** The whole path of a variable; undefined for the item of a list that is no variable. */
function wholePath(path: Path, place: Place): Path | undefined {
  const [first, ...rest] = path;
  const { item } = place;
  if (place.isReduction === true) return reductionPath(path, place);
  if (item !== undefined && (first === undefined || first === 'item'))
    return item.length > 1 ? [...item, ...rest] : undefined;
  if (first !== undefined && (item === undefined || SCOPE_ROOTS.includes(first))) {
    return [Object.hasOwn(place.roots, first) ? place.roots[first]! : first, ...rest];
  }
  return item !== undefined && item.length > 1 ? [...item, ...path] : undefined;
}

/** In a reduction the item has a name of its own, and there are no bare names. */
function reductionPath([first, ...rest]: Path, { item = [], roots }: Place): Path | undefined {
  if (first === 'current') return item.length > 1 ? [...item, ...rest] : undefined;
  if (first === undefined || first === 'item' || !SCOPE_ROOTS.includes(first)) return undefined;
  return [Object.hasOwn(roots, first) ? roots[first]! : first, ...rest];
}

/** A whole path in the style in which it was written: `item.qty`, `qty` or from its root. */
function writtenPath(whole: Path, before: Path, place: Place): Path {
  const [first] = before;
  const isRoot = first !== undefined && first !== 'item' && (place.item === undefined || SCOPE_ROOTS.includes(first));
  if (isRoot) {
    const root = Object.entries(place.roots).find(([, name]) => name === whole[0])?.[0];
    const isCandidate = whole[0]?.startsWith('@') === true && first === 'record';
    return [root ?? (isCandidate ? 'record' : whole[0]!), ...whole.slice(1)];
  }
  const members = whole.slice(whole.lastIndexOf('[]') + 1);
  return first === 'item' || (first === 'current' && place.isReduction === true) ? [first, ...members] : members;
}

function originOf(list: unknown, place: Place): Path {
  const path = variablePath(list);
  if (path !== undefined) return wholePath(path, place) ?? [];
  const operator = operatorOf(list);
  return operator?.name === 'filter' ? originOf(operator.args[0], place) : [];
}

function comparedPath(json: unknown, place: Place): Path | undefined {
  const path = variablePath(json);
  return path === undefined ? undefined : wholePath(path, place);
}

/** Rewrites a literal, the literals of a list, and those that an `if` chooses between. */
function rewriteValues(json: unknown, comparedWith: Path, rewrites: Rewrites): unknown {
  if (Array.isArray(json)) return json.map((each) => rewriteValues(each, comparedWith, rewrites));
  const operator = operatorOf(json);
  if (operator === undefined) return rewrites.literal(json, comparedWith);
  if (operator.name !== 'if' && operator.name !== '?:' && operator.name !== 'coalesce') return json;
  const { args } = operator;
  const isCondition = (index: number): boolean =>
    operator.name !== 'coalesce' && index % 2 === 0 && index < args.length - 1;
  return {
    [operator.name]: args.map((arg, index) => (isCondition(index) ? arg : rewriteValues(arg, comparedWith, rewrites))),
  };
}

function walkLookup(json: unknown, args: readonly unknown[], place: Place, rewrites: Rewrites): unknown {
  const parts = partsOf(args);
  if (typeof parts?.['entity'] !== 'string' || typeof parts['field'] !== 'string') return json;
  const entity = `@${parts['entity']}`;
  const [newEntity, field] = rewrites.path([entity, parts['field']]);
  const match = Object.entries(partsOf([parts['match']]) ?? {}).map(([name, value]) => {
    const renamed = rewrites.path([entity, name])[1] ?? name;
    return [renamed, rewriteValues(walk(value, place, rewrites), [entity, name], rewrites)] as const;
  });
  const asOf = Object.hasOwn(parts, 'asOf') ? { asOf: walk(parts['asOf'], place, rewrites) } : {};
  return {
    lookup: { ...parts, entity: newEntity!.replace(/^@/, ''), match: Object.fromEntries(match), ...asOf, field },
  };
}

/** The entity itself is given as the path `['@entity']`, so that a rename of it reaches a condition without fields. */
function walkExists(json: unknown, args: readonly unknown[], place: Place, rewrites: Rewrites): unknown {
  const parts = partsOf(args);
  if (typeof parts?.['entity'] !== 'string') return json;
  const entity = `@${parts['entity']}`;
  const inner: Place = { roots: { record: entity, outer: place.roots['record'] ?? 'record' } };
  const [newEntity] = rewrites.path([entity]);
  return { exists: { ...parts, entity: newEntity!.replace(/^@/, ''), where: walk(parts['where'], inner, rewrites) } };
}
