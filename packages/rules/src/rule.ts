/** What every part of a parsed expression carries: the JSON it came from and the pointer to it within the expression. */
export interface RuleOrigin {
  readonly source: unknown;
  readonly pointer: string;
}

/** A parsed expression that is not typed yet. */
export type Rule = LiteralRule | ListRule | VariableRule | CallRule | LookupRule | ExistsRule;

/** A value as JSON writes it. */
export interface LiteralRule extends RuleOrigin {
  readonly kind: 'literal';
  readonly value: null | string | number | boolean;
}

/** A list of expressions. */
export interface ListRule extends RuleOrigin {
  readonly kind: 'list';
  readonly items: readonly Rule[];
}

/** `{"var": "record.status"}`; the empty path is the item of a list. */
export interface VariableRule extends RuleOrigin {
  readonly kind: 'variable';
  readonly path: readonly string[];
  readonly fallback?: Rule;
}

/** An operator with its arguments. */
export interface CallRule extends RuleOrigin {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Rule[];
}

/** The first record of an entity whose fields equal the given values: one of its fields. */
export interface LookupRule extends RuleOrigin {
  readonly kind: 'lookup';
  readonly entity: string;
  readonly match: Readonly<Record<string, Rule>>;
  readonly asOf?: Rule;
  readonly field: string;
}

/** Whether an entity has a record for which a condition holds. */
export interface ExistsRule extends RuleOrigin {
  readonly kind: 'exists';
  readonly entity: string;
  readonly where: Rule;
}
