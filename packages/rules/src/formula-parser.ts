import type { Issue } from '@formwork/kernel';
import { type FormulaToken, formulaIssue, unquote } from './formula-lexer.ts';
import { BINDING, INFIX, RESERVED, SPECIAL_CALLS, formulaWords, functionOfWord } from './formula-words.ts';
import { nearestName } from './nearest-name.ts';
import { SCOPE_ROOTS } from './rule-scope.ts';

const MAX_NESTING = 100;
/** Functions whose second argument is read with the item in scope. In MIN and MAX, which also compare two values, it is written `item.amount`. */
const OVER_ITEMS = new Set(['map', 'filter', 'all', 'some', 'none', 'sum', 'average', 'count']);

/** Ends parsing at the first fault; never leaves this package. */
export class FormulaFault extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issue.message);
    this.issue = issue;
  }
}

/** Reads a formula's words into JsonLogic, by precedence. */
export class FormulaParser {
  readonly #tokens: readonly FormulaToken[];
  #at = 0;
  #nesting = 0;
  /** Within the expression for each item, bare names are the item's. */
  #isInList = false;

  constructor(tokens: readonly FormulaToken[]) {
    this.#tokens = tokens;
  }

  parse(): unknown {
    const json = this.#expression(0);
    const rest = this.#peek();
    if (rest.kind !== 'end')
      this.#fail(rest, `"${rest.text}" is not expected here.`, 'Put an operator such as + or AND before it.');
    return json;
  }

  #expression(least: number): unknown {
    this.#nesting += 1;
    if (this.#nesting > MAX_NESTING)
      this.#fail(this.#peek(), 'The formula is nested too deep.', 'Split it into computed fields.');
    let left = this.#prefix();
    /** The flat operator that `left` was just made with, so that a + b + c is one sum and (a + b) + c is not. */
    let open: string | undefined;
    for (;;) {
      const word = this.#peek();
      const infix =
        word.kind === 'name' ? INFIX[word.text.toUpperCase()] : word.kind === 'sign' ? INFIX[word.text] : undefined;
      if (infix === undefined || infix.binding < least) break;
      this.#at += 1;
      const right = this.#expression(infix.binding + 1);
      left = this.#join(infix.name, left, right, open);
      open = infix.name;
    }
    this.#nesting -= 1;
    return left;
  }

  #join(name: string, left: unknown, right: unknown, open: string | undefined): unknown {
    const chains = name === open && (INFIX_FLAT.has(name) || CHAINED.has(name));
    if (!chains) return { [name]: [left, right] };
    const args = (left as Readonly<Record<string, readonly unknown[]>>)[name]!;
    return CHAINED.has(name) && args.length !== 2 ? { [name]: [left, right] } : { [name]: [...args, right] };
  }

  #prefix(): unknown {
    const token = this.#next();
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'text') return unquote(token.text);
    if (token.kind === 'name') return this.#named(token);
    switch (token.text) {
      case '(': {
        const inner = this.#expression(0);
        this.#expect(')');
        return inner;
      }
      case '[':
        return this.#until(']', () => this.#expression(0));
      case '-':
        return this.#negative();
      case '!':
        return { '!': [this.#expression(BINDING.sign)] };
      default:
        return this.#fail(
          token,
          token.kind === 'end' ? 'The formula ends too early.' : `"${token.text}" is not expected here.`,
          'Write a value, a name or a function here.',
        );
    }
  }

  #negative(): unknown {
    const next = this.#peek();
    if (next.kind === 'number') {
      this.#at += 1;
      return -Number(next.text);
    }
    return { '-': [this.#expression(BINDING.sign)] };
  }

  #named(token: FormulaToken): unknown {
    const word = token.text.toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (word === 'not') return { '!': [this.#expression(BINDING.not)] };
    if (RESERVED.has(word)) this.#fail(token, `"${token.text}" is not expected here.`, 'Write a value before it.');
    if (this.#peek().text === '(' && this.#peek().kind === 'sign') return this.#call(token);
    const path = [token.text];
    while (this.#peek().text === '.' && this.#peek().kind === 'sign') {
      this.#at += 1;
      const member = this.#next();
      if (member.kind !== 'name')
        this.#fail(member, 'A name is missing after the point.', 'Write a name such as record.status.');
      path.push(member.text);
    }
    return { var: this.#rooted(path).join('.') };
  }

  #rooted(path: readonly string[]): readonly string[] {
    if (SCOPE_ROOTS.includes(path[0]!)) return path;
    return [this.#isInList ? 'item' : 'record', ...path];
  }

  #call(token: FormulaToken): unknown {
    const word = token.text.toUpperCase();
    this.#expect('(');
    if (word === SPECIAL_CALLS.variable) return this.#variable(token);
    if (word === SPECIAL_CALLS.call) {
      const [name, ...args] = this.#until(')', () => this.#expression(0));
      return { [this.#literalText(name, token)]: args };
    }
    if (word === SPECIAL_CALLS.exists) return this.#exists(token);
    if (word === SPECIAL_CALLS.lookup || word === SPECIAL_CALLS.lookupAsOf) return this.#lookup(token, word);
    const name = functionOfWord(token.text);
    if (name === undefined) {
      const near = nearestName(word, formulaWords);
      const hint = near === undefined ? 'Use a function of the reference.' : `Did you mean ${near}?`;
      return this.#fail(token, `There is no function ${token.text}.`, hint);
    }
    return { [name]: OVER_ITEMS.has(name) ? this.#listArguments() : this.#until(')', () => this.#expression(0)) };
  }

  #listArguments(): unknown[] {
    const wasInList = this.#isInList;
    let count = 0;
    return this.#until(')', () => {
      count += 1;
      this.#isInList = wasInList || count > 1;
      const arg = this.#expression(0);
      this.#isInList = wasInList;
      return arg;
    });
  }

  #variable(token: FormulaToken): unknown {
    const [path, ...fallback] = this.#until(')', () => this.#expression(0));
    const name = this.#literalText(path, token);
    return { var: fallback.length === 0 ? name : [name, ...fallback] };
  }

  #exists(token: FormulaToken): unknown {
    const wasInList = this.#isInList;
    this.#isInList = false;
    const [entity, where, ...more] = this.#until(')', () => this.#expression(0));
    this.#isInList = wasInList;
    if (more.length > 0 || where === undefined)
      this.#fail(token, 'EXISTS takes an entity and a condition.', 'Write EXISTS("entity", condition).');
    return { exists: { entity: this.#literalText(entity, token), where } };
  }

  #lookup(token: FormulaToken, word: string): unknown {
    const args = this.#until(')', () => this.#expression(0));
    const [entity, ...afterEntity] = args;
    const asOf = word === SPECIAL_CALLS.lookupAsOf ? { asOf: afterEntity.shift() } : {};
    const [field, ...pairs] = afterEntity;
    if (pairs.length === 0 || pairs.length % 2 === 1) {
      this.#fail(
        token,
        'A look-up takes an entity, a field, and then names with values.',
        'Write LOOKUP("price", "amount", "part", part).',
      );
    }
    const match: [string, unknown][] = [];
    for (let index = 0; index < pairs.length; index += 2)
      match.push([this.#literalText(pairs[index], token), pairs[index + 1]]);
    return {
      lookup: {
        entity: this.#literalText(entity, token),
        match: Object.fromEntries(match),
        ...asOf,
        field: this.#literalText(field, token),
      },
    };
  }

  #literalText(json: unknown, token: FormulaToken): string {
    if (typeof json !== 'string')
      return this.#fail(token, `${token.text} needs a name in quotation marks.`, 'Put the name in quotation marks.');
    return json;
  }

  #until(close: string, read: () => unknown): unknown[] {
    const items: unknown[] = [];
    if (this.#peek().text === close && this.#peek().kind === 'sign') {
      this.#at += 1;
      return items;
    }
    for (;;) {
      items.push(read());
      const token = this.#next();
      if (token.kind === 'sign' && token.text === close) return items;
      if (token.kind !== 'sign' || token.text !== ',')
        this.#fail(token, `A comma or "${close}" is missing.`, 'Separate values with commas.');
    }
  }

  #expect(sign: string): void {
    const token = this.#next();
    if (token.kind !== 'sign' || token.text !== sign)
      this.#fail(token, `"${sign}" is missing here.`, `Write "${sign}".`);
  }

  #peek(): FormulaToken {
    return this.#tokens[this.#at] ?? this.#tokens[this.#tokens.length - 1]!;
  }

  #next(): FormulaToken {
    const token = this.#peek();
    this.#at += 1;
    return token;
  }

  #fail(token: FormulaToken, message: string, hint: string): never {
    throw new FormulaFault(formulaIssue(message, hint, token.offset, token.length));
  }
}

const INFIX_FLAT = new Set(['and', 'or', '+', '*']);
/** `1 < x < 10` is one comparison of three. */
const CHAINED = new Set(['<', '<=', '>', '>=']);
