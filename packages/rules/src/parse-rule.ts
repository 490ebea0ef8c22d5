import { type Issue, pointer } from '@formwork/kernel';
import { nearestName } from './nearest-name.ts';
import { findRuleFunction, ruleFunctions } from './rule-functions.ts';
import type { RulePlace } from './rule-scope.ts';
import { MAX_SCALE } from './rule-type.ts';
import { Decimal } from './rule-value.ts';
import type { Rule } from './rule.ts';

const MAX_DEPTH = 32;
const MAX_NODES = 500;
const MAX_LIST = 100;
const MAX_TEXT = 10_000;
const MAX_PATH = 8;
const SPECIAL = ['var', 'lookup', 'exists'];

/** Reads unknown JSON as an expression. Never throws; too deep, too large, unknown operators and foreign objects are findings. */
export function parseRule(json: unknown, at: RulePlace = {}): { rule: Rule | undefined; issues: Issue[] } {
  const parser = new RuleParser(at);
  const rule = parser.parse(json, '', 1);
  return { rule: parser.issues.length === 0 ? rule : undefined, issues: parser.issues };
}

class RuleParser {
  readonly issues: Issue[] = [];
  readonly #at: RulePlace;
  #nodes = 0;

  constructor(at: RulePlace) {
    this.#at = at;
  }

  parse(json: unknown, at: string, depth: number): Rule | undefined {
    this.#nodes += 1;
    if (this.#nodes === MAX_NODES + 1) {
      return this.#report(at, 'FW_RULE_TOO_LARGE', `The expression has more than ${MAX_NODES} parts.`, SPLIT);
    }
    if (this.#nodes > MAX_NODES) return undefined;
    if (depth > MAX_DEPTH) {
      return this.#report(
        at,
        'FW_RULE_TOO_DEEP',
        `The expression is nested more than ${MAX_DEPTH} levels deep.`,
        SPLIT,
      );
    }
    if (Array.isArray(json)) return this.#parseList(json, at, depth);
    if (typeof json === 'object' && json !== null) return this.#parseOperator(json, at, depth);
    return this.#parseLiteral(json, at);
  }

  #parseList(json: readonly unknown[], at: string, depth: number): Rule | undefined {
    if (json.length > MAX_LIST) {
      const hint = 'Keep long lists as records of an entity and ask with exists or lookup.';
      return this.#report(at, 'FW_RULE_LIST_TOO_LONG', `The list has more than ${MAX_LIST} values.`, hint);
    }
    const items = json.map((item, index) => this.parse(item, at + pointer(index), depth + 1));
    return items.every((item) => item !== undefined) ? { kind: 'list', items, source: json, pointer: at } : undefined;
  }

  #parseLiteral(json: unknown, at: string): Rule | undefined {
    if (json === null || typeof json === 'boolean') return { kind: 'literal', value: json, source: json, pointer: at };
    if (typeof json === 'number' && isExactNumber(json)) {
      return { kind: 'literal', value: json, source: json, pointer: at };
    }
    if (typeof json === 'string' && isCleanText(json))
      return { kind: 'literal', value: json, source: json, pointer: at };
    if (typeof json === 'number') {
      const hint = `Use at most 15 digits and ${MAX_SCALE} decimals.`;
      return this.#report(at, 'FW_RULE_NUMBER_INEXACT', 'The number cannot be kept exactly.', hint);
    }
    if (typeof json === 'string') {
      const hint = `Use at most ${MAX_TEXT} characters, without NUL and without half a surrogate pair.`;
      return this.#report(
        at,
        'FW_RULE_TEXT_INVALID',
        'The text is too long or holds characters that cannot be stored.',
        hint,
      );
    }
    const hint = 'Write a JSON value: text, number, true, false, null, a list or one operator.';
    return this.#report(at, 'FW_RULE_NOT_JSON', `A value of type ${typeof json} is no JSON.`, hint);
  }

  #parseOperator(json: object, at: string, depth: number): Rule | undefined {
    const keys = ownKeys(json);
    const hint = 'Write one operator with its arguments, such as {"var": "record.status"}.';
    if (keys === undefined) return this.#report(at, 'FW_RULE_NOT_JSON', 'This is not a plain JSON object.', hint);
    const [name] = keys;
    if (keys.length !== 1 || name === undefined) {
      return this.#report(
        at,
        'FW_RULE_SHAPE',
        `An expression has exactly one operator, this has ${keys.length} keys.`,
        hint,
      );
    }
    const args = (json as Readonly<Record<string, unknown>>)[name];
    const place = at + pointer(name);
    if (name === 'var') return this.#parseVariable(json, args, place, depth);
    if (name === 'lookup') return this.#parseLookup(json, args, place, depth);
    if (name === 'exists') return this.#parseExists(json, args, place, depth);
    return this.#parseCall(json, name, args, place, depth);
  }

  #parseCall(json: object, name: string, args: unknown, at: string, depth: number): Rule | undefined {
    const known = findRuleFunction(name);
    if (known === undefined) {
      const near = nearestName(name, [...SPECIAL, ...ruleFunctions.map((each) => each.name)]);
      const why =
        REMOVED[name] ??
        (near === undefined ? 'Use an operator of the list in the reference.' : `Did you mean "${near}"?`);
      return this.#report(at, 'FW_RULE_OPERATOR_UNKNOWN', `There is no operator "${name.slice(0, 60)}".`, why);
    }
    const list = Array.isArray(args) ? (args as readonly unknown[]) : [args];
    const [fewest, most] = known.arity;
    if (list.length < fewest || list.length > most) {
      const message = `"${name}" was given ${list.length} arguments.`;
      return this.#report(at, 'FW_RULE_ARGUMENT_COUNT', message, `Write it as ${known.signatures.join(' or ')}.`);
    }
    const parsed = Array.isArray(args)
      ? list.map((arg, index) => this.parse(arg, at + pointer(index), depth + 1))
      : [this.parse(args, at, depth + 1)];
    if (!parsed.every((arg) => arg !== undefined)) return undefined;
    return { kind: 'call', name, args: parsed, source: json, pointer: at };
  }

  #parseVariable(json: object, args: unknown, at: string, depth: number): Rule | undefined {
    const list: readonly unknown[] = Array.isArray(args) ? args : [args];
    const [written, fallback] = list;
    const path = pathOf(written);
    if (
      path === undefined ||
      list.length > 2 ||
      path.length > MAX_PATH ||
      path.includes('') ||
      !path.every(isCleanText)
    ) {
      const hint = 'Write a dotted path such as "record.customer.region", with at most eight names.';
      return this.#report(at, 'FW_RULE_VARIABLE_PATH', 'This is not the path of a variable.', hint);
    }
    if (list.length < 2) return { kind: 'variable', path, source: json, pointer: at };
    const parsed = this.parse(fallback, at + pointer(1), depth + 1);
    return parsed && { kind: 'variable', path, fallback: parsed, source: json, pointer: at };
  }

  #parseLookup(json: object, args: unknown, at: string, depth: number): Rule | undefined {
    const shape = this.#parts(args, at, ['entity', 'match', 'field'], ['asOf']);
    if (shape === undefined) return undefined;
    const { entity, match, field } = shape;
    const keys = typeof match === 'object' && match !== null ? ownKeys(match) : undefined;
    if (typeof entity !== 'string' || typeof field !== 'string' || keys === undefined || keys.length === 0) {
      return this.#report(at, 'FW_RULE_SHAPE', 'The look-up is not complete.', LOOKUP_HINT);
    }
    const matched = keys.map((key) => {
      const value = (match as Readonly<Record<string, unknown>>)[key];
      return [key, this.parse(value, at + pointer('match', key), depth + 1)] as const;
    });
    const asOf = shape['asOf'] === undefined ? undefined : this.parse(shape['asOf'], at + pointer('asOf'), depth + 1);
    if (!matched.every((pair): pair is readonly [string, Rule] => pair[1] !== undefined)) return undefined;
    const common = { entity, field, match: Object.fromEntries(matched), source: json, pointer: at };
    return asOf === undefined ? { kind: 'lookup', ...common } : { kind: 'lookup', ...common, asOf };
  }

  #parseExists(json: object, args: unknown, at: string, depth: number): Rule | undefined {
    const shape = this.#parts(args, at, ['entity', 'where'], []);
    if (shape === undefined) return undefined;
    const { entity } = shape;
    if (typeof entity !== 'string') return this.#report(at, 'FW_RULE_SHAPE', 'The entity is not named.', LOOKUP_HINT);
    const where = this.parse(shape['where'], at + pointer('where'), depth + 1);
    return where && { kind: 'exists', entity, where, source: json, pointer: at };
  }

  #parts(
    args: unknown,
    at: string,
    required: readonly string[],
    optional: readonly string[],
  ): Readonly<Record<string, unknown>> | undefined {
    const keys = typeof args === 'object' && args !== null && !Array.isArray(args) ? ownKeys(args) : undefined;
    const allowed = [...required, ...optional];
    if (
      keys === undefined ||
      !required.every((key) => keys.includes(key)) ||
      !keys.every((key) => allowed.includes(key))
    ) {
      return this.#report(at, 'FW_RULE_SHAPE', `This needs the keys ${required.join(', ')}.`, LOOKUP_HINT);
    }
    return args as Readonly<Record<string, unknown>>;
  }

  #report(at: string, code: string, message: string, hint: string): undefined {
    this.issues.push({
      code,
      severity: 'error',
      ...(this.#at.file === undefined ? {} : { file: this.#at.file }),
      path: (this.#at.path ?? '') + at,
      message,
      hint,
    });
  }
}

/** JsonLogic writes the item of a list as "", null or nothing at all. */
function pathOf(written: unknown): readonly string[] | undefined {
  if (written === undefined || written === null || written === '') return [];
  return typeof written === 'string' ? written.split('.') : undefined;
}

const SPLIT = 'Split it into computed fields or named expressions.';
const LOOKUP_HINT =
  'Write {"lookup": {"entity", "match": {field: value}, "asOf"?, "field"}} or {"exists": {"entity", "where"}}.';

/** Operators of JsonLogic that are left out on purpose, with what to write instead. */
const REMOVED: Readonly<Record<string, string>> = Object.assign(Object.create(null) as Record<string, string>, {
  log: 'Use explain to see every value of an expression.',
  method: 'Functions of objects cannot be called.',
});

function ownKeys(value: object): string[] | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return undefined;
  const descriptors = Object.getOwnPropertyDescriptors(value);
  return Object.values(descriptors).every((each) => 'value' in each) ? Object.keys(value) : undefined;
}

function isExactNumber(value: number): boolean {
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return false;
  return Number.isInteger(value) || new Decimal(String(value)).decimalPlaces() <= MAX_SCALE;
}

const HALF_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function isCleanText(text: string): boolean {
  return text.length <= MAX_TEXT && !text.includes('\0') && !HALF_SURROGATE.test(text);
}
