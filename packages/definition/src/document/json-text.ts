/** Where JSON text is broken, for people: lines and columns count from 1. */
export interface JsonTextError {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Nesting that is read at all; beyond it the text is refused before anything can overflow. */
const MAX_DEPTH = 200;

/**
 * Reads JSON strictly, with the line and column of what is wrong; a key that stands twice in one object is wrong too.
 * Never throws.
 */
export function parseJsonText(text: string): { readonly value: unknown } | { readonly error: JsonTextError } {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const scanner = new JsonScanner(source);
  const problem = scanner.scan();
  if (problem !== undefined) return { error: locate(source, scanner.position, problem) };
  try {
    return { value: JSON.parse(source) as unknown };
  } catch (error) {
    return { error: locate(source, scanner.position, error instanceof Error ? error.message : 'It cannot be read.') };
  }
}

function locate(text: string, position: number, message: string): JsonTextError {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1, message };
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BAD_TEXT = 'The text in quotes is not closed, or has a wrong escape.';

/** Walks the text once, without building anything; stops at the first problem. */
class JsonScanner {
  position = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): string | undefined {
    const problem = this.#value(0);
    if (problem !== undefined) return problem;
    this.#take(SPACE);
    return this.position < this.#text.length ? 'Something stands after the end of the document.' : undefined;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  #peek(): string | undefined {
    this.#take(SPACE);
    return this.#text[this.position];
  }

  #value(depth: number): string | undefined {
    if (depth > MAX_DEPTH) return `It is nested more than ${MAX_DEPTH} levels deep.`;
    const next = this.#peek();
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '"') return this.#string() === undefined ? BAD_TEXT : undefined;
    if (this.#take(SCALAR) !== undefined) return undefined;
    return next === undefined ? 'The document ends too early.' : `"${next}" is not expected here.`;
  }

  /** The text in quotes at the position, quotes included; a loop and no pattern, because a text may be megabytes long. */
  #string(): string | undefined {
    const start = this.position;
    if (this.#text[start] !== '"') return undefined;
    for (let at = start + 1; at < this.#text.length; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code < 0x20) return undefined;
      if (code === BACKSLASH) {
        ESCAPE.lastIndex = at;
        const escape = ESCAPE.exec(this.#text)?.[0];
        if (escape === undefined) return undefined;
        at += escape.length - 1;
      } else if (code === QUOTE) {
        this.position = at + 1;
        return this.#text.slice(start, this.position);
      }
    }
    return undefined;
  }

  #array(depth: number): string | undefined {
    this.position += 1;
    if (this.#peek() === ']') return this.#close();
    for (;;) {
      const problem = this.#value(depth + 1);
      if (problem !== undefined) return problem;
      const next = this.#peek();
      if (next === ']') return this.#close();
      if (next !== ',') return 'A comma or ] is expected here.';
      this.position += 1;
    }
  }

  #object(depth: number): string | undefined {
    this.position += 1;
    const keys = new Set<string>();
    if (this.#peek() === '}') return this.#close();
    for (;;) {
      this.#take(SPACE);
      const start = this.position;
      const key = this.#string();
      if (key === undefined) return 'A key in double quotes is expected here.';
      const name = JSON.parse(key) as string;
      if (keys.has(name)) {
        this.position = start;
        return `The key ${key.slice(0, 60)} stands twice in one object.`;
      }
      keys.add(name);
      if (this.#peek() !== ':') return 'A colon is expected here.';
      this.position += 1;
      const problem = this.#value(depth + 1);
      if (problem !== undefined) return problem;
      const next = this.#peek();
      if (next === '}') return this.#close();
      if (next !== ',') return 'A comma or } is expected here.';
      this.position += 1;
    }
  }

  #close(): undefined {
    this.position += 1;
    return undefined;
  }
}
