/** One rename. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/**
 * Orders renames so that no target is taken when its turn comes: `b→c` before `a→b`; a circle (`a→b`, `b→a`) is
 * broken by a passing name, so it costs one rename more. `passing(n)` gives a name that nothing has.
 */
export function orderRenames(renames: readonly Rename[], passing: (index: number) => string): readonly Rename[] {
  const waiting = renames.filter(({ from, to }) => from !== to);
  const ordered: Rename[] = [];
  for (let count = 0; waiting.length > 0;) {
    const free = waiting.findIndex(({ to }) => !waiting.some((other) => other.from === to));
    if (free >= 0) {
      ordered.push(...waiting.splice(free, 1));
      continue;
    }
    const first = waiting.shift()!;
    const between = passing(count++);
    ordered.push({ from: first.from, to: between });
    waiting.push({ from: between, to: first.to });
  }
  return ordered;
}
