import { type AppDefinition, type Edit, documentsOf } from '@formwork/definition';
import { canonicalJson } from '@formwork/kernel';

/** What taking in a newer published version does to a draft. */
export interface LiveChanges {
  /** `undefined` where there is nothing to take in. */
  readonly edit: Edit | undefined;
  /** Files that both changed: those of the draft stay. */
  readonly conflicts: readonly string[];
}

/**
 * Takes into a draft what was published after it was begun. A file that only the published version changed is taken from
 * it; one that only the draft changed stays. `base` is the version that the draft was begun from.
 */
export function takeLiveChanges(base: AppDefinition, live: AppDefinition, draft: AppDefinition): LiveChanges {
  const was = filesOf(base);
  const is = filesOf(live);
  const mine = filesOf(draft);
  const objects: Record<string, object | null> = {};
  const conflicts: string[] = [];
  for (const file of new Set([...was.keys(), ...is.keys()])) {
    if (same(was.get(file), is.get(file)) || same(is.get(file), mine.get(file))) continue;
    if (same(was.get(file), mine.get(file))) objects[file] = is.get(file) ?? null;
    else conflicts.push(file);
  }
  const isAny = Object.keys(objects).length > 0;
  return { edit: isAny ? { kind: 'replace-objects', objects } : undefined, conflicts };
}

function filesOf(definition: AppDefinition): ReadonlyMap<string, object> {
  return new Map(documentsOf(definition).map(({ file, content }) => [file, content]));
}

function same(one: object | undefined, other: object | undefined): boolean {
  return canonicalJson((one ?? null) as never) === canonicalJson((other ?? null) as never);
}
