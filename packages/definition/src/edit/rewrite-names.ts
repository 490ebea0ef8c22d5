import { pointer } from '@formwork/kernel';
import type { Reference } from '../reference/reference.ts';
import { isJsonObject } from '../structure/json-schema.ts';

/** A stretch of a text or key that is to be replaced. */
export type Rewrite = Pick<Reference, 'path' | 'slot' | 'start' | 'end'>;

/** A copy of a document with every given stretch replaced by the new name. Pointers are those of the document as given. */
export function rewriteNames(document: unknown, rewrites: readonly Rewrite[], to: string): unknown {
  const values = byPath(rewrites.filter((each) => each.slot === 'value'));
  const keys = byPath(rewrites.filter((each) => each.slot === 'key'));
  const visit = (node: unknown, path: string): unknown => {
    if (typeof node === 'string') return replace(node, values.get(path), to);
    if (Array.isArray(node)) return node.map((item, place) => visit(item, path + pointer(place)));
    if (!isJsonObject(node)) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, child]) => {
        const at = path + pointer(key);
        return [replace(key, keys.get(at), to), visit(child, at)];
      }),
    );
  };
  return rewrites.length === 0 ? document : visit(document, '');
}

function byPath(rewrites: readonly Rewrite[]): ReadonlyMap<string, readonly Rewrite[]> {
  const found = new Map<string, Rewrite[]>();
  for (const rewrite of rewrites) found.set(rewrite.path, [...(found.get(rewrite.path) ?? []), rewrite]);
  return found;
}

/** From the end backwards, so that earlier places stay where they are; a place that is named twice is replaced once. */
function replace(text: string, rewrites: readonly Rewrite[] | undefined, to: string): string {
  if (rewrites === undefined) return text;
  const starts = new Map(rewrites.map((each) => [each.start, each.end]));
  return [...starts]
    .sort(([a], [b]) => b - a)
    .reduce((written, [start, end]) => written.slice(0, start) + to + written.slice(end), text);
}
