import { pointerSegments } from '@formwork/kernel';

/** A value of a JSON text with the characters that it takes, from `start` up to but without `end`. */
export interface JsonNode {
  readonly start: number;
  readonly end: number;
  /** Of an object, in the order of the text. */
  readonly members?: readonly JsonMember[];
  /** Of an array. */
  readonly items?: readonly JsonNode[];
}

/** A key of an object with its value. `start` and `end` are those of the key, quotes included. */
export interface JsonMember {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: JsonNode;
}

const space = /[ \t\n\r\uFEFF]*/y;
const scalar = /"(?:[^"\\]+|\\.)*"|[^\s,\]}]+/y;

/** Finds where everything stands in a text that is valid JSON; `undefined` for a text that is not. */
export function readJsonNodes(text: string): JsonNode | undefined {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  return new NodeReader(text).value();
}

/** The node that a JSON Pointer leads to, or the last one on the way that exists. */
export function nodeAt(root: JsonNode, path: string): JsonNode {
  let node = root;
  for (const segment of pointerSegments(path)) {
    const next = node.members?.find(({ key }) => key === segment)?.value ?? node.items?.[Number(segment)];
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

/** Line and column of a character, counted from 1. */
export function lineOf(text: string, position: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

class NodeReader {
  #position = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  value(): JsonNode {
    this.#take(space);
    const start = this.#position;
    const opening = this.#text[start];
    if (opening === '{') {
      const members = this.#list('}', () => this.#member());
      return { start, end: this.#position, members };
    }
    if (opening === '[') {
      const items = this.#list(']', () => this.value());
      return { start, end: this.#position, items };
    }
    this.#take(scalar);
    return { start, end: this.#position };
  }

  #member(): JsonMember {
    const { start, end } = this.value();
    this.#take(space);
    this.#position += 1;
    return { key: JSON.parse(this.#text.slice(start, end)) as string, start, end, value: this.value() };
  }

  #list<T>(closing: string, one: () => T): T[] {
    const list: T[] = [];
    this.#position += 1;
    this.#take(space);
    while (this.#text[this.#position] !== closing) {
      list.push(one());
      this.#take(space);
      if (this.#text[this.#position] === ',') this.#position += 1;
      this.#take(space);
    }
    this.#position += 1;
    return list;
  }

  #take(pattern: RegExp): void {
    pattern.lastIndex = this.#position;
    if (pattern.test(this.#text)) this.#position = pattern.lastIndex;
  }
}
