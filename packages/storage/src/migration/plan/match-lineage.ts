/** Something with a name and its former names, oldest first, ending with the present one. */
export interface Lineage {
  readonly name: string;
  readonly names: readonly string[];
}

/** The lineage of a named thing of a definition. */
export function lineageOf(thing: { readonly name: string; readonly renamedFrom?: readonly string[] }): Lineage {
  return { name: thing.name, names: [...(thing.renamedFrom ?? []), thing.name] };
}

/**
 * Finds which thing of `after` is which of `before`, as a map from after name to before name.
 *
 * Strongest first: one lineage continues the other (a rename, several renames, or a rollback of some); then one of
 * them once had the other's name; then plainly the same name. Names alone would be wrong: after `a` and `b` have
 * swapped names, both names exist before and after.
 */
export function matchLineage(before: readonly Lineage[], after: readonly Lineage[]): ReadonlyMap<string, string> {
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const strengths = [continues, isFormerName, isSameName];
  for (const strength of strengths) {
    const pairs = after
      .flatMap((next) => before.map((last) => ({ next, last, weight: strength(last, next) })))
      .filter((pair) => pair.weight > 0)
      .sort((a, b) => b.weight - a.weight);
    for (const { next, last } of pairs) {
      if (matched.has(next.name) || taken.has(last.name)) continue;
      matched.set(next.name, last.name);
      taken.add(last.name);
    }
  }
  return matched;
}

/** The length of the common beginning when one lineage continues the other; the present name kept counts most. */
function continues(last: Lineage, next: Lineage): number {
  const length = Math.min(last.names.length, next.names.length);
  for (let index = 0; index < length; index += 1) if (last.names[index] !== next.names[index]) return 0;
  return length + (last.names.length === next.names.length ? 1000 : 0);
}

/** Later former names count more: they are nearer to the present. */
function isFormerName(last: Lineage, next: Lineage): number {
  if (last.name === next.name) return 0;
  return Math.max(next.names.indexOf(last.name), last.names.indexOf(next.name)) + 1;
}

function isSameName(last: Lineage, next: Lineage): number {
  return last.name === next.name ? 1 : 0;
}
