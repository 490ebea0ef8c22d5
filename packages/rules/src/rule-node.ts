import type { BusinessCalendar } from './rule-scope.ts';
import type { RuleType } from './rule-type.ts';
import type { RuleValue } from './rule-value.ts';

/** What every typed node carries. */
interface TypedNode {
  readonly type: RuleType;
  /** The JSON that it came from: explanations and sentences are made from it. */
  readonly source: unknown;
  /** Bound on the digits before the point; numbers only. Keeps results within what both sides compute exactly. */
  readonly digits?: number;
}

/** The one intermediate form that JavaScript, SQL and explanations are all made from. */
export type RuleNode = LiteralNode | VariableNode | ListNode | CallNode | EachNode | LookupNode | ExistsNode;

/** A constant, already of its final type: a date literal is a date here. */
export interface LiteralNode extends TypedNode {
  readonly kind: 'literal';
  readonly value: RuleValue;
}

/** A variable of the scope. A path that starts with `item` is the innermost list's item. */
export interface VariableNode extends TypedNode {
  readonly kind: 'variable';
  readonly path: readonly string[];
}

/** A list written out. */
export interface ListNode extends TypedNode {
  readonly kind: 'list';
  readonly items: readonly RuleNode[];
}

/** A scalar function or operator; `name` is its canonical JSON name. */
export interface CallNode extends TypedNode {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly RuleNode[];
  /** The calendar of a workday function. */
  readonly calendar?: BusinessCalendar;
}

/** A function over a list: `body` is evaluated with each item in scope. */
export interface EachNode extends TypedNode {
  readonly kind: 'each';
  readonly name: string;
  readonly list: RuleNode;
  readonly body?: RuleNode;
}

/** Reads another entity; only a database can answer it. */
export interface LookupNode extends TypedNode {
  readonly kind: 'lookup';
  /** Qualified entity id. */
  readonly entity: string;
  readonly match: Readonly<Record<string, RuleNode>>;
  readonly asOf?: RuleNode;
  readonly field: string;
}

/** Asks whether another entity has a fitting record: within `where`, `record` is the candidate, `outer` the present record. */
export interface ExistsNode extends TypedNode {
  readonly kind: 'exists';
  readonly entity: string;
  readonly where: RuleNode;
}

/** An expression whose every part has a type. */
export interface TypedRule {
  readonly node: RuleNode;
  readonly type: RuleType;
  /**
   * Every variable path read: `['record', 'customer', 'region']`, items as `['record', 'lines', '[]', 'qty']`,
   * fields of entities that are looked up as `['@order_center.price_list', 'unit_price']`.
   */
  readonly reads: readonly (readonly string[])[];
  /** The JSON that was checked. */
  readonly source: unknown;
  /** True when it reads `now` or `today`. */
  readonly readsClock: boolean;
  /** True when it has a `lookup` or `exists`: the JavaScript function answers null for those, SQL is the real answer. */
  readonly readsData: boolean;
}
