import { pointerSegments } from '@formwork/kernel';

/** A stretch of a text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the value at a JSON Pointer stands in a JSON text. The nearest value above it when it is not there, and the first
 * character when the text is no JSON up to it. Never throws.
 */
export function locatePointer(text: string, path: string): Stretch {
  const reader = new JsonReader(text);
  try {
    return reader.find(pointerSegments(path));
  } catch (error) {
    if (error instanceof TextEnds) return { from: 0, to: Math.min(1, text.length) };
    throw error;
  }
}

class TextEnds extends Error {}

/** Walks over JSON without building it. */
class JsonReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  find(path: readonly string[]): Stretch {
    this.#space();
    const from = this.#at;
    const [key, ...rest] = path;
    const sign = this.#text[this.#at];
    if (key !== undefined && (sign === '{' || sign === '[')) {
      const inner = this.#enter(sign, key, rest);
      if (inner !== undefined) return inner;
    } else {
      this.#skip();
    }
    return { from, to: this.#at };
  }

  /** Goes through an object or a list up to the wanted key; past its end when there is none. */
  #enter(sign: '{' | '[', key: string, rest: readonly string[]): Stretch | undefined {
    const close = sign === '{' ? '}' : ']';
    this.#at += 1;
    for (let index = 0; ; index += 1) {
      this.#space();
      if (this.#text[this.#at] === close) {
        this.#at += 1;
        return undefined;
      }
      const name = sign === '{' ? this.#key() : String(index);
      this.#space();
      if (name === key) return this.find(rest);
      this.#skip();
      this.#space();
      if (this.#text[this.#at] === ',') this.#at += 1;
      else if (this.#text[this.#at] !== close) throw new TextEnds();
    }
  }

  #key(): string {
    const from = this.#at;
    this.#string();
    const name = this.#text.slice(from, this.#at);
    this.#space();
    if (this.#text[this.#at] !== ':') throw new TextEnds();
    this.#at += 1;
    try {
      return JSON.parse(name) as string;
    } catch {
      throw new TextEnds();
    }
  }

  #skip(): void {
    this.#space();
    const sign = this.#text[this.#at];
    if (sign === '"') this.#string();
    else if (sign === '{' || sign === '[') this.#enter(sign, '\0', []);
    else {
      const rest = /^[^\s,\]}]+/.exec(this.#text.slice(this.#at, this.#at + 64));
      if (rest === null) throw new TextEnds();
      this.#at += rest[0].length;
    }
  }

  #string(): void {
    if (this.#text[this.#at] !== '"') throw new TextEnds();
    this.#at += 1;
    while (this.#text[this.#at] !== '"') {
      if (this.#at >= this.#text.length) throw new TextEnds();
      this.#at += this.#text[this.#at] === '\\' ? 2 : 1;
    }
    this.#at += 1;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    if (this.#at >= this.#text.length) throw new TextEnds();
  }
}
