/** Something with a name and its former names, oldest first, ending with the present one. */
export interface Lineage {
  readonly name: string;
  readonly names: readonly string[];
}

/** The lineage of a named thing of a definition. */
export function lineageOf(thing: { readonly name: string; readonly renamedFrom?: readonly string[] }): Lineage {
  return { name: thing.name, names: [...(thing.renamedFrom ?? []), thing.name] };
}

/** A pair that might be the same thing. A higher weight is stronger; `rank` decides between equal weights. */
interface Candidate {
  readonly last: Lineage;
  readonly next: Lineage;
  readonly weight: number;
  readonly rank: number;
}

/**
 * Finds which thing of `after` is which of `before`, as a map from after name to before name. `parked` are names of
 * things that were taken out of use.
 *
 * Strongest first: one lineage continues the other (a rename, several renames, or a rollback of some); then one of
 * them once had the other's name; then plainly the same name. Names alone would be wrong: after `a` and `b` have
 * swapped names, both names exist before and after; and after `a` became `c`, a new `a` may have come.
 */
export function matchLineage(
  before: readonly Lineage[],
  after: readonly Lineage[],
  parked: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string> {
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const present = new Set(before.map((last) => last.name));
  const isNews = (next: Lineage): boolean => !present.has(next.name) && !parked.has(next.name);
  for (const strength of [continues, hadName, hasName]) {
    const candidates = after
      .flatMap((next) =>
        before.map((last): Candidate => ({ last, next, weight: strength(last, next), rank: rank(last, next, isNews) })),
      )
      .filter((candidate) => candidate.weight > 0)
      .sort((a, b) => b.weight - a.weight || b.rank - a.rank);
    for (const { next, last } of candidates) {
      if (matched.has(next.name) || taken.has(last.name)) continue;
      matched.set(next.name, last.name);
      taken.add(last.name);
    }
  }
  return matched;
}

/** A recorded rename to a name that was never seen beats the unchanged thing, and that beats a rename taken back. */
function rank(last: Lineage, next: Lineage, isNews: (next: Lineage) => boolean): number {
  if (next.names.length > last.names.length) return isNews(next) ? 3 : 1;
  return next.names.length === last.names.length ? 2 : 0;
}

/** The length of the common beginning when one lineage continues the other. */
function continues(last: Lineage, next: Lineage): number {
  const length = Math.min(last.names.length, next.names.length);
  for (let index = 0; index < length; index += 1) if (last.names[index] !== next.names[index]) return 0;
  return length;
}

/** Later former names count more: they are nearer to the present. */
function hadName(last: Lineage, next: Lineage): number {
  if (last.name === next.name) return 0;
  return Math.max(next.names.indexOf(last.name), last.names.indexOf(next.name)) + 1;
}

function hasName(last: Lineage, next: Lineage): number {
  return last.name === next.name ? 1 : 0;
}
