import type { Text } from '@formwork/kernel';
import type { CallNode, EachNode, RuleNode } from './rule-node.ts';
import type { BusinessCalendar } from './rule-scope.ts';
import type { RuleType } from './rule-type.ts';
import type { RuleEnv, RuleValue } from './rule-value.ts';
import type { CallRule, Rule } from './rule.ts';

/** A compiled sub-expression. `item` is the innermost list's item. Never throws for data. */
export type Evaluator = (env: RuleEnv, item: unknown) => RuleValue;

/** Where a function stands in lists and documentation. */
export type RuleFunctionGroup = 'logic' | 'comparison' | 'number' | 'text' | 'date' | 'workday' | 'list';

/** What a function's own check may ask of the checker. Every method that gives `undefined` has reported a finding. */
export interface RuleChecker {
  /** Types one sub-expression. */
  check(rule: Rule): RuleNode | undefined;
  /** Types an expression that is evaluated for each item of a list. */
  checkBody(body: Rule, list: RuleNode): RuleNode | undefined;
  /** True within the expression of a list operator. */
  readonly isInList: boolean;
  /** The node as a value of `type`: literals are converted (text to date), everything else has to be of that type. */
  fit(node: RuleNode | undefined, type: RuleType, rule: Rule): RuleNode | undefined;
  /** The nodes brought to one type; `rules` are where they came from. */
  unify(nodes: readonly (RuleNode | undefined)[], rules: readonly Rule[]): readonly RuleNode[] | undefined;
  report(rule: Rule, code: string, message: string, hint: string): undefined;
  calendar(name: string): BusinessCalendar | undefined;
}

/** What the author sees of a function: documentation and completion are made from it. */
interface FunctionDescription {
  /** JSON operator name. */
  readonly name: string;
  readonly group: RuleFunctionGroup;
  readonly signatures: readonly string[];
  readonly label: Text;
  readonly doc: Text;
  /** An expression that shows it. */
  readonly example: unknown;
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
}

/** One function or operator of the closed list. */
export interface RuleFunction extends FunctionDescription {
  readonly check: (call: CallRule, checker: RuleChecker) => RuleNode | undefined;
  /** Makes the closure of a scalar call; absent when `check` always turns the call into other nodes. */
  readonly compile?: (node: CallNode, args: readonly Evaluator[]) => Evaluator;
  /** Makes the closure of a call over a list. */
  readonly compileEach?: (node: EachNode, list: Evaluator, body: Evaluator | undefined) => Evaluator;
}

/** A function of fixed parameter types that is unknown when any argument is. */
export function strictFunction(
  description: Omit<FunctionDescription, 'arity'> & {
    readonly parameters: readonly RuleType[];
    readonly result: RuleType;
    /** Digits before the point that the result can have. */
    readonly digits?: (args: readonly RuleNode[]) => number;
    readonly evaluate: (...args: NonNullable<RuleValue>[]) => RuleValue;
  },
): RuleFunction {
  const { parameters, result, digits, evaluate, ...about } = description;
  return {
    ...about,
    arity: [parameters.length, parameters.length],
    check: (call, checker) => {
      const args = parameters.map((type, index) => {
        const rule = call.args[index]!;
        return checker.fit(checker.check(rule), type, rule);
      });
      if (!args.every((arg) => arg !== undefined)) return undefined;
      const node: CallNode = { kind: 'call', name: call.name, args, type: result, source: call.source };
      return digits === undefined ? node : { ...node, digits: digits(args) };
    },
    compile: (_node, args) => strictEvaluator(args, evaluate),
  };
}

/** Closure that evaluates the arguments and gives null as soon as one of them is. */
export function strictEvaluator(
  args: readonly Evaluator[],
  evaluate: (...args: NonNullable<RuleValue>[]) => RuleValue,
): Evaluator {
  const [first, second] = args;
  if (args.length === 1) {
    return (env, item) => {
      const value = first!(env, item);
      return value === null ? null : evaluate(value);
    };
  }
  if (args.length === 2) {
    return (env, item) => {
      const a = first!(env, item);
      if (a === null) return null;
      const b = second!(env, item);
      return b === null ? null : evaluate(a, b);
    };
  }
  return (env, item) => {
    const values: NonNullable<RuleValue>[] = [];
    for (const arg of args) {
      const value = arg(env, item);
      if (value === null) return null;
      values.push(value);
    }
    return evaluate(...values);
  };
}
