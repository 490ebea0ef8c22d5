/** A node with the name that it has among its siblings. */
export interface NamedNode<T> {
  readonly name: string;
  readonly node: T;
}

/**
 * Pairs what was there before with what is there after. A former name that is new since before wins over an equal name, so swaps
 * and names that were given again are right; then equal names; then any former name, the latest first.
 * What stays alone was removed (no second part) or added (no first).
 */
export function matchNames<T>(
  before: readonly NamedNode<T>[],
  after: readonly NamedNode<T>[],
  formerNames: (node: T) => readonly string[],
): readonly (readonly [T | undefined, T | undefined])[] {
  const earlier = new Map(before.map((each) => [each.name, each.node]));
  const left = new Map(earlier);
  const found = new Map<string, T>();
  const take = (name: string, former: string): void => {
    const node = left.get(former);
    if (node === undefined || found.has(name)) return;
    found.set(name, node);
    left.delete(former);
  };
  for (const { name, node } of after) {
    const same = earlier.get(name);
    const known = new Set(same === undefined ? [] : formerNames(same));
    const former = formerNames(node).findLast((each) => each !== name && !known.has(each) && left.has(each));
    if (former !== undefined) take(name, former);
  }
  for (const { name } of after) take(name, name);
  for (const { name, node } of after) for (const former of formerNames(node).toReversed()) take(name, former);
  return [
    ...after.map(({ name, node }) => [found.get(name), node] as const),
    ...[...left.values()].map((node) => [node, undefined] as const),
  ];
}
