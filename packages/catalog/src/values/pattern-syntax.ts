/** A set of code points: sorted or not, `not` takes the complement. */
export interface CharSet {
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly not: boolean;
}

/** A parsed pattern. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'either'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly item: PatternNode; readonly min: number; readonly max: number };

/** Why a pattern is not accepted; the offset is in UTF-16 units. */
export class PatternFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const LONGEST_PATTERN = 400;
const DEEPEST_GROUP = 20;
const MOST_REPEATS = 400;

const DIGIT: CharSet = { not: false, ranges: [[48, 57]] };
const WORD: CharSet = {
  not: false,
  ranges: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
};
const SPACE: CharSet = {
  not: false,
  ranges: [
    [9, 13],
    [32, 32],
    [160, 160],
    [0x2000, 0x200a],
    [0x3000, 0x3000],
  ],
};
const ANY: CharSet = { not: true, ranges: [] };

function inverse(set: CharSet): CharSet {
  return { ranges: set.ranges, not: !set.not };
}

const CLASSES: ReadonlyMap<string, CharSet> = new Map([
  ['d', DIGIT],
  ['D', inverse(DIGIT)],
  ['w', WORD],
  ['W', inverse(WORD)],
  ['s', SPACE],
  ['S', inverse(SPACE)],
]);

/**
 * Parses the subset of regular expressions that can be matched in linear time: characters, classes, groups,
 * alternatives and repeats. The whole value has to match, so `^` and `$` are accepted at the ends and mean nothing more.
 * Throws `PatternFault`.
 */
export function parsePattern(source: string): PatternNode {
  if (source.length > LONGEST_PATTERN) throw new PatternFault('The pattern is too long.', LONGEST_PATTERN);
  const start = source.startsWith('^') ? 1 : 0;
  const isEnded = source.length > start && source.endsWith('$') && !source.endsWith('\\$');
  const reader = new PatternReader(source, start, isEnded ? source.length - 1 : source.length);
  const node = reader.readEither(0);
  reader.expectEnd();
  return node;
}

/** Reads a pattern once, from left to right. */
class PatternReader {
  readonly #text: string;
  readonly #end: number;
  #at: number;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#at = start;
    this.#end = end;
  }

  readEither(depth: number): PatternNode {
    if (depth > DEEPEST_GROUP) throw this.#fault('The groups are nested too deeply.');
    const items = [this.#readSequence(depth)];
    while (this.#peek() === '|') {
      this.#at += 1;
      items.push(this.#readSequence(depth));
    }
    return items.length === 1 ? items[0]! : { kind: 'either', items };
  }

  expectEnd(): void {
    if (this.#at < this.#end) throw this.#fault('There is a closing bracket without an opening one.');
  }

  #readSequence(depth: number): PatternNode {
    const items: PatternNode[] = [];
    for (let next = this.#peek(); next !== undefined && next !== '|' && next !== ')'; next = this.#peek()) {
      items.push(this.#readRepeat(this.#readAtom(depth)));
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  #readAtom(depth: number): PatternNode {
    const char = this.#take();
    switch (char) {
      case '(':
        return this.#readGroup(depth);
      case '[':
        return { kind: 'set', set: this.#readClass() };
      case '.':
        return { kind: 'set', set: ANY };
      case '\\':
        return { kind: 'set', set: this.#readEscape() };
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
      case '^':
      case '$':
        this.#at -= 1;
        throw this.#fault(`"${char}" has no meaning here; write "\\${char}" for the character itself.`);
      default:
        return { kind: 'set', set: single(char) };
    }
  }

  #readGroup(depth: number): PatternNode {
    if (this.#peek() === '?') {
      if (this.#text.slice(this.#at, this.#at + 2) !== '?:') {
        throw this.#fault('Looking ahead or behind and named groups are not supported.');
      }
      this.#at += 2;
    }
    const node = this.readEither(depth + 1);
    if (this.#peek() !== ')') throw this.#fault('A group is not closed.');
    this.#at += 1;
    return node;
  }

  #readRepeat(item: PatternNode): PatternNode {
    const counts = this.#readCounts();
    if (counts === undefined) return item;
    if (['?', '+', '*', '{'].includes(this.#peek() ?? '')) throw this.#fault('A repeat cannot be repeated.');
    return { kind: 'repeat', item, ...counts };
  }

  #readCounts(): { min: number; max: number } | undefined {
    const next = this.#peek();
    if (next === '*' || next === '+' || next === '?') {
      this.#at += 1;
      return { min: next === '+' ? 1 : 0, max: next === '?' ? 1 : Number.POSITIVE_INFINITY };
    }
    if (next !== '{') return undefined;
    const match = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(this.#text.slice(this.#at, this.#end));
    if (match === null) throw this.#fault('A repeat is written {3}, {2,} or {2,5}.');
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
    if (max < min) throw this.#fault('The most repeats are fewer than the least.');
    if (min > MOST_REPEATS || (Number.isFinite(max) && max > MOST_REPEATS)) {
      throw this.#fault(`At most ${MOST_REPEATS} repeats can be asked for.`);
    }
    this.#at += match[0].length;
    return { min, max };
  }

  #readClass(): CharSet {
    const not = this.#peek() === '^';
    if (not) this.#at += 1;
    const ranges: (readonly [number, number])[] = [];
    while (this.#peek() !== ']') {
      const low = this.#readClassMember();
      if (this.#peek() !== '-' || this.#text[this.#at + 1] === ']') {
        ranges.push(...low.ranges);
        continue;
      }
      this.#at += 1;
      const high = this.#readClassMember();
      const [from, to] = [low.ranges[0]![0], high.ranges[0]![0]];
      if (!isSingle(low) || !isSingle(high) || from > to) throw this.#fault('A range goes from a lower character up.');
      ranges.push([from, to]);
    }
    this.#at += 1;
    return { ranges, not };
  }

  #readClassMember(): CharSet {
    const char = this.#take();
    if (char === '[') throw this.#fault('Write "\\[" for the character itself within a class.');
    if (char !== '\\') return single(char);
    const set = this.#readEscape();
    if (set.not) throw this.#fault('\\D, \\W and \\S cannot stand within a class.');
    return set;
  }

  #readEscape(): CharSet {
    const char = this.#take();
    const known = CLASSES.get(char);
    if (known !== undefined) return known;
    if (char === 'u') {
      const hex = this.#text.slice(this.#at, this.#at + 4);
      if (!/^[0-9a-f]{4}$/i.test(hex)) throw this.#fault('\\u is followed by four hexadecimal digits.');
      this.#at += 4;
      const point = Number.parseInt(hex, 16);
      return { ranges: [[point, point]], not: false };
    }
    if (/[A-Za-z0-9]/.test(char)) throw this.#fault(`"\\${char}" is not supported.`);
    return single(char);
  }

  #peek(): string | undefined {
    return this.#at < this.#end ? this.#text[this.#at] : undefined;
  }

  #take(): string {
    if (this.#at >= this.#end) throw this.#fault('The pattern ends too early.');
    const char = String.fromCodePoint(this.#text.codePointAt(this.#at)!);
    this.#at += char.length;
    return char;
  }

  #fault(message: string): PatternFault {
    return new PatternFault(message, this.#at);
  }
}

function single(char: string): CharSet {
  const point = char.codePointAt(0)!;
  return { ranges: [[point, point]], not: false };
}

function isSingle(set: CharSet): boolean {
  return set.ranges.length === 1 && set.ranges[0]![0] === set.ranges[0]![1];
}
