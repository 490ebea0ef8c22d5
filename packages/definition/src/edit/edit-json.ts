import { pointerSegments } from '@formwork/kernel';
import { isJsonObject } from '../structure/json-schema.ts';

/** Stands for a place that is not there, and for a change that cannot be made. */
export const NOT_THERE = Symbol('the place is not there');

/** What a change gives to take the property or item away. */
export const TAKEN_AWAY = Symbol('taken away');

/** The value at a JSON Pointer, or `NOT_THERE`. Only own properties are followed. */
export function readAt(root: unknown, path: string): unknown {
  let node = root;
  for (const key of pointerSegments(path)) {
    if (Array.isArray(node)) {
      if (!isIndex(key, node.length - 1)) return NOT_THERE;
      node = (node as unknown[])[Number(key)];
    } else if (isJsonObject(node) && Object.hasOwn(node, key)) {
      node = node[key];
    } else {
      return NOT_THERE;
    }
  }
  return node;
}

/**
 * A copy of the tree in which the value at the pointer went through `change`, which gets `NOT_THERE` for a missing property and
 * may give `TAKEN_AWAY`. `NOT_THERE` when the way there does not exist or the change cannot be made. Shares what did not change.
 */
export function changeAt(root: unknown, path: string, change: (value: unknown) => unknown): unknown {
  const next = changeIn(root, pointerSegments(path), change);
  return next === TAKEN_AWAY ? NOT_THERE : next;
}

function changeIn(node: unknown, keys: readonly string[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return change(node);
  if (Array.isArray(node)) return changeInList(node, key, rest, change);
  if (!isJsonObject(node)) return NOT_THERE;
  const isThere = Object.hasOwn(node, key);
  if (!isThere && rest.length > 0) return NOT_THERE;
  const next = changeIn(isThere ? node[key] : NOT_THERE, rest, change);
  if (next === NOT_THERE || (next === TAKEN_AWAY && !isThere)) return NOT_THERE;
  const entries = Object.entries(node);
  if (next === TAKEN_AWAY) return Object.fromEntries(entries.filter(([each]) => each !== key));
  if (!isThere) return Object.fromEntries([...entries, [key, next]]);
  return Object.fromEntries(entries.map(([each, value]) => [each, each === key ? next : value]));
}

function changeInList(
  list: readonly unknown[],
  key: string,
  rest: readonly string[],
  change: (value: unknown) => unknown,
): unknown {
  if (!isIndex(key, list.length - 1)) return NOT_THERE;
  const next = changeIn(list[Number(key)], rest, change);
  if (next === NOT_THERE) return NOT_THERE;
  return next === TAKEN_AWAY ? list.toSpliced(Number(key), 1) : list.with(Number(key), next);
}

function isIndex(key: string, last: number): boolean {
  return /^(?:0|[1-9]\d{0,6})$/.test(key) && Number(key) <= last;
}

/** A copy of the tree without the one item that is the marker itself. */
export function withoutMarker(node: unknown, marker: object): unknown {
  if (Array.isArray(node)) {
    return node.filter((item) => item !== marker).map((item) => withoutMarker(item, marker));
  }
  if (!isJsonObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, withoutMarker(child, marker)]));
}
