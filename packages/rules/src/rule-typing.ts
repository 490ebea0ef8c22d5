import type { Issue } from '@formwork/kernel';
import { fitNode, isMisfit } from './fit-node.ts';
import { nearestName } from './nearest-name.ts';
import { digitsOf, numberType, resultType, widestScale } from './numbers.ts';
import type { RuleChecker } from './rule-function.ts';
import { findRuleFunction } from './rule-functions.ts';
import type { LiteralNode, RuleNode } from './rule-node.ts';
import type { BusinessCalendar, RulePlace, RuleScope } from './rule-scope.ts';
import { type RuleType, describeType } from './rule-type.ts';
import { Decimal } from './rule-value.ts';
import type { ExistsRule, ListRule, LiteralRule, LookupRule, Rule, VariableRule } from './rule.ts';

/** The item that is in scope: its type, and the path of its list for `reads`. */
interface ItemScope {
  readonly type: RuleType;
  readonly origin: readonly string[];
}

/** What an expression was found to read. */
export interface RuleFacts {
  readonly reads: readonly (readonly string[])[];
  readonly readsClock: boolean;
  readonly readsData: boolean;
}

/** Gives every part of one expression its type, collecting findings and what is read. */
export class RuleTyping implements RuleChecker {
  readonly issues: Issue[] = [];
  readonly #scope: RuleScope;
  readonly #at: RulePlace;
  #variables: Readonly<Record<string, RuleType>>;
  #items: readonly ItemScope[] = [];
  /** How roots are named in `reads`: within `exists`, `record` is the candidate. */
  #roots: ReadonlyMap<string, string> = new Map();
  readonly #reads = new Map<string, readonly string[]>();
  #readsClock = false;
  #readsData = false;

  constructor(scope: RuleScope, at: RulePlace) {
    this.#scope = scope;
    this.#at = at;
    this.#variables = scope.variables;
  }

  facts(): RuleFacts {
    return { reads: [...this.#reads.values()], readsClock: this.#readsClock, readsData: this.#readsData };
  }

  get isInList(): boolean {
    return this.#items.length > 0;
  }

  check(rule: Rule): RuleNode | undefined {
    switch (rule.kind) {
      case 'literal':
        return literalNode(rule);
      case 'list':
        return this.#checkList(rule);
      case 'variable':
        return this.#checkVariable(rule);
      case 'call':
        return findRuleFunction(rule.name)?.check(rule, this);
      case 'lookup':
        return this.#checkLookup(rule);
      case 'exists':
        return this.#checkExists(rule);
    }
  }

  checkBody(body: Rule, list: RuleNode): RuleNode | undefined {
    if (list.type.kind !== 'list') return undefined;
    const outer = this.#items;
    this.#items = [...outer, { type: list.type.of, origin: [...this.#originOf(list), '[]'] }];
    const node = this.check(body);
    this.#items = outer;
    return node;
  }

  fit(node: RuleNode | undefined, type: RuleType, rule: Rule): RuleNode | undefined {
    if (node === undefined) return undefined;
    const fitted = fitNode(node, type);
    return isMisfit(fitted) ? this.report(rule, fitted.code, fitted.message, fitted.hint) : fitted;
  }

  unify(nodes: readonly (RuleNode | undefined)[], rules: readonly Rule[]): readonly RuleNode[] | undefined {
    if (!nodes.every((node) => node !== undefined)) return undefined;
    const target = commonType(nodes);
    const fitted = nodes.map((node, index) => this.fit(node, target, rules[index] ?? rules[0]!));
    if (!fitted.every((node) => node !== undefined)) return undefined;
    if (target.kind !== 'number') return fitted;
    const isEmpty = (node: RuleNode): boolean => node.kind === 'literal' && node.value === null;
    const type = numberType(widestScale(fitted.filter((node) => !isEmpty(node))));
    return fitted.map((node) => (isEmpty(node) ? { ...node, type, digits: 1 } : node));
  }

  report(rule: Rule, code: string, message: string, hint: string): undefined {
    this.issues.push({
      code,
      severity: 'error',
      ...(this.#at.file === undefined ? {} : { file: this.#at.file }),
      path: (this.#at.path ?? '') + rule.pointer,
      message,
      hint,
    });
  }

  calendar(name: string): BusinessCalendar | undefined {
    return this.#scope.calendar?.(name);
  }

  #checkList(rule: ListRule): RuleNode | undefined {
    const items = rule.items.map((item) => this.check(item));
    if (rule.items.length === 0)
      return { kind: 'list', items: [], type: { kind: 'list', of: { kind: 'null' } }, source: rule.source };
    const unified = this.unify(items, rule.items);
    if (unified === undefined) return undefined;
    const of = listItemType(unified);
    if (['list', 'record', 'object'].includes(of.kind)) {
      return this.report(
        rule,
        'FW_RULE_TYPE',
        `A list cannot hold ${describeType(of)}.`,
        'Write single values in a list.',
      );
    }
    const digits = Math.max(...unified.map(digitsOf));
    return { kind: 'list', items: unified, type: { kind: 'list', of }, digits, source: rule.source };
  }

  #checkVariable(rule: VariableRule): RuleNode | undefined {
    const start = this.#startOf(rule);
    if (start === undefined) return undefined;
    if (start.root === 'item' && start.type.kind === 'reference' && start.rest.length > 0) {
      const hint = 'Compare the reference itself, or make the list an entity of its own.';
      return this.report(
        rule,
        'FW_RULE_MEMBER_UNKNOWN',
        'The items of a list of references have no members here.',
        hint,
      );
    }
    const type = this.#walk(rule, start.type, start.rest);
    if (type === undefined) return undefined;
    this.#note([...start.origin, ...start.rest]);
    if (start.origin.length === 1 && (start.origin[0] === 'now' || start.origin[0] === 'today'))
      this.#readsClock = true;
    const path = [start.root, ...start.rest];
    const node: RuleNode = { kind: 'variable', path, type, source: rule.source };
    if (rule.fallback === undefined) return node;
    const args = this.unify([node, this.check(rule.fallback)], [rule, rule.fallback]);
    if (args === undefined) return undefined;
    const digits = Math.max(...args.map(digitsOf));
    return { kind: 'call', name: 'coalesce', args, type: resultType(args), digits, source: rule.source };
  }

  /** Where a path begins: `item`, a variable, or a member of the item. Variables win over the item's members. */
  #startOf(
    rule: VariableRule,
  ): { type: RuleType; root: string; rest: readonly string[]; origin: readonly string[] } | undefined {
    const [first, ...rest] = rule.path;
    const item = this.#items.at(-1);
    if (item !== undefined && (first === undefined || first === 'item')) {
      return { type: item.type, root: 'item', rest, origin: item.origin };
    }
    if (first !== undefined && Object.hasOwn(this.#variables, first)) {
      return { type: this.#variables[first]!, root: first, rest, origin: [this.#roots.get(first) ?? first] };
    }
    if (item !== undefined) return { type: item.type, root: 'item', rest: rule.path, origin: item.origin };
    const near = first === undefined ? undefined : nearestName(first, Object.keys(this.#variables));
    const hint =
      near === undefined ? `Start with one of ${Object.keys(this.#variables).join(', ')}.` : `Did you mean "${near}"?`;
    const message =
      first === undefined
        ? 'The empty path is the item of a list, and there is none here.'
        : `There is no "${first}" here.`;
    return this.report(rule, 'FW_RULE_VARIABLE_UNKNOWN', message, hint);
  }

  #walk(rule: VariableRule, start: RuleType, names: readonly string[]): RuleType | undefined {
    let type = start;
    for (const name of names) {
      const member = this.#memberOf(type, name);
      if (member === undefined) {
        const hint =
          type.kind === 'list'
            ? 'Use map, sum, some or all over the list.'
            : 'Check the name, and that it may be seen here.';
        return this.report(rule, 'FW_RULE_MEMBER_UNKNOWN', `There is no "${name}" in ${describeType(type)}.`, hint);
      }
      type = member;
    }
    return type;
  }

  #memberOf(type: RuleType, name: string): RuleType | undefined {
    if (type.kind === 'record' || type.kind === 'reference') return this.#scope.member(type.entity, name);
    if (type.kind === 'object' && Object.hasOwn(type.fields, name)) return type.fields[name];
    return undefined;
  }

  #originOf(list: RuleNode): readonly string[] {
    if (list.kind === 'each' && list.name === 'filter') return this.#originOf(list.list);
    if (list.kind !== 'variable') return [];
    const [root, ...rest] = list.path;
    const start = root === 'item' ? (this.#items.at(-1)?.origin ?? []) : [this.#roots.get(root!) ?? root!];
    return [...start, ...rest];
  }

  /** The items of a list that is written out or computed are read from nowhere. */
  #note(path: readonly string[]): void {
    if (path[0] === '[]') return;
    this.#reads.set(path.join('\0'), path);
  }

  #entityOf(rule: LookupRule | ExistsRule): string | undefined {
    const entity = this.#scope.entity?.(rule.entity);
    if (entity !== undefined) return entity;
    const hint = 'Name an entity of this app, or another app as app.entity.';
    return this.report(rule, 'FW_RULE_ENTITY_UNKNOWN', `There is no entity "${rule.entity}" here.`, hint);
  }

  #checkLookup(rule: LookupRule): RuleNode | undefined {
    const entity = this.#entityOf(rule);
    if (entity === undefined) return undefined;
    const type = this.#lookedUp(rule, entity, rule.field);
    const matched = Object.entries(rule.match).map(([name, value]) => {
      const field = this.#lookedUp(rule, entity, name);
      return [name, field && this.fit(this.check(value), field, value)] as const;
    });
    const asOf = rule.asOf && this.fit(this.check(rule.asOf), { kind: 'date' }, rule.asOf);
    if (type === undefined || (rule.asOf !== undefined && asOf === undefined)) return undefined;
    if (!matched.every((pair): pair is readonly [string, RuleNode] => pair[1] !== undefined)) return undefined;
    this.#readsData = true;
    const common = {
      kind: 'lookup',
      entity,
      field: rule.field,
      match: Object.fromEntries(matched),
      type,
      source: rule.source,
    } as const;
    return asOf === undefined ? common : { ...common, asOf };
  }

  #lookedUp(rule: LookupRule, entity: string, name: string): RuleType | undefined {
    const type = this.#scope.member(entity, name);
    if (type === undefined || ['record', 'object', 'list', 'null'].includes(type.kind)) {
      const hint = 'Use a field of that entity with a single value.';
      return this.report(rule, 'FW_RULE_MEMBER_UNKNOWN', `There is no "${name}" to look up in ${entity}.`, hint);
    }
    this.#note([`@${entity}`, name]);
    return type;
  }

  #checkExists(rule: ExistsRule): RuleNode | undefined {
    const entity = this.#entityOf(rule);
    if (entity === undefined) return undefined;
    const [variables, items, roots] = [this.#variables, this.#items, this.#roots];
    const record = Object.hasOwn(variables, 'record') ? variables['record'] : undefined;
    this.#variables = {
      ...variables,
      record: { kind: 'record', entity },
      ...(record === undefined ? {} : { outer: record }),
    };
    this.#roots = new Map([
      ['record', `@${entity}`],
      ['outer', roots.get('record') ?? 'record'],
    ]);
    this.#items = [];
    const where = this.fit(this.check(rule.where), { kind: 'boolean' }, rule.where);
    [this.#variables, this.#items, this.#roots] = [variables, items, roots];
    this.#readsData = true;
    return where && { kind: 'exists', entity, where, type: { kind: 'boolean' }, source: rule.source };
  }
}

function literalNode(rule: LiteralRule): LiteralNode {
  const { value, source } = rule;
  if (value === null) return { kind: 'literal', value, type: { kind: 'null' }, source };
  if (typeof value === 'string') return { kind: 'literal', value, type: { kind: 'text' }, source };
  if (typeof value === 'boolean') return { kind: 'literal', value, type: { kind: 'boolean' }, source };
  const exact = new Decimal(String(value));
  const digits = Math.max(1, exact.e + 1);
  return { kind: 'literal', value: exact, type: numberType(exact.decimalPlaces()), digits, source };
}

/** The type that several values are brought to: a literal text yields to everything else, a reference yields to text. */
function commonType(nodes: readonly RuleNode[]): RuleType {
  const known = nodes.filter((node) => node.type.kind !== 'null');
  const firm = known.filter((node) => !isTextLiteral(node));
  const first = (firm[0] ?? known[0])?.type ?? { kind: 'null' };
  if (first.kind === 'number') return { kind: 'number' };
  if (first.kind === 'list') return widestList(known);
  const mixed = firm.find((node) => node.type.kind === 'text');
  if (first.kind === 'reference' && mixed !== undefined) return { kind: 'text' };
  if (first.kind !== 'text') return first;
  const options = firm.flatMap((node) => (node.type.kind === 'text' ? (node.type.options ?? []) : []));
  const closed = firm.length > 0 && firm.every((node) => node.type.kind === 'text' && node.type.options !== undefined);
  return closed ? { kind: 'text', options } : { kind: 'text' };
}

function isTextLiteral(node: RuleNode): boolean {
  return node.kind === 'literal' && node.type.kind === 'text';
}

function widestList(nodes: readonly RuleNode[]): RuleType {
  const filled =
    nodes.find((node) => node.type.kind === 'list' && node.kind !== 'list') ??
    nodes.find((node) => node.kind !== 'list' || node.items.length > 0) ??
    nodes[0]!;
  const type = filled.type;
  if (type.kind !== 'list' || type.of.kind !== 'number') return type;
  return { kind: 'list', of: { kind: 'number' } };
}

function listItemType(items: readonly RuleNode[]): RuleType {
  const first =
    items.find((item) => item.type.kind !== 'null' && !(item.kind === 'literal' && item.value === null)) ?? items[0]!;
  return first.type.kind === 'number' ? numberType(widestScale(items)) : first.type;
}
