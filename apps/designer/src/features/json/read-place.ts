/** Where a cursor is in a JSON text that may not be finished. */
export interface JsonPlace {
  /** The way to the object whose key is written, or to the value. */
  readonly path: readonly (string | number)[];
  readonly isKey: boolean;
  /** Keys that the object has before the cursor. */
  readonly siblings: ReadonlySet<string>;
}

interface Level {
  readonly isList: boolean;
  index: number;
  key: string | undefined;
  /** True once the colon of the present key has come. */
  hasColon: boolean;
  readonly keys: Set<string>;
}

/** Reads the text before the cursor; `undefined` outside of any object or list. */
export function readPlace(before: string): JsonPlace | undefined {
  const levels: Level[] = [];
  let open: string | undefined;
  for (let at = 0; at < before.length; at += 1) {
    const sign = before[at]!;
    const level = levels.at(-1);
    if (sign === '"') {
      const end = closing(before, at);
      if (end === undefined) {
        open = before.slice(at + 1);
        break;
      }
      if (level !== undefined && !level.isList && !level.hasColon) {
        level.key = before.slice(at + 1, end);
        level.keys.add(level.key);
      }
      at = end;
    } else if (sign === '{' || sign === '[') {
      levels.push({ isList: sign === '[', index: 0, key: undefined, hasColon: false, keys: new Set() });
    } else if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ':' && level !== undefined) level.hasColon = true;
    else if (sign === ',' && level !== undefined) {
      level.index += 1;
      level.key = undefined;
      level.hasColon = false;
    }
  }
  const last = levels.at(-1);
  if (last === undefined) return undefined;
  const isKey = !last.isList && !last.hasColon;
  if (isKey && open === undefined && last.key !== undefined) return undefined;
  const path = levels.slice(0, isKey ? -1 : undefined).map((level) => (level.isList ? level.index : level.key!));
  return { path, isKey, siblings: last.keys };
}

function closing(text: string, from: number): number | undefined {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return undefined;
}
