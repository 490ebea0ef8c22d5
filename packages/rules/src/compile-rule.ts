import type { Evaluator } from './rule-function.ts';
import { findRuleFunction } from './rule-functions.ts';
import type { RuleNode, TypedRule, VariableNode } from './rule-node.ts';
import type { RuleEnv, RuleValue } from './rule-value.ts';
import { wireReader } from './read-wire.ts';
import { rawReader } from './variable-reader.ts';

/**
 * The expression as a function of its variables' wire values. It never throws for data: what is missing or not of its
 * type is null, and so is every `lookup` and `exists`, which only a database can answer (see `readsData`).
 */
export function compileRule(typed: TypedRule): (env: RuleEnv) => RuleValue {
  const evaluate = compileNode(typed.node);
  return (env) => evaluate(env, undefined);
}

/** The closure of one node; explanations use it for every part. */
export function compileNode(node: RuleNode): Evaluator {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'variable':
      return compileVariable(node);
    case 'list': {
      const items = node.items.map(compileNode);
      if (node.items.every((item) => item.kind === 'literal')) {
        const values = node.items.map((item) => (item.kind === 'literal' ? item.value : null));
        return () => values;
      }
      return (env, item) => items.map((each) => each(env, item));
    }
    case 'call': {
      const compile = findRuleFunction(node.name)?.compile;
      return compile === undefined ? () => null : compile(node, node.args.map(compileNode));
    }
    case 'each': {
      const compile = findRuleFunction(node.name)?.compileEach;
      const body = node.body === undefined ? undefined : compileNode(node.body);
      return compile === undefined ? () => null : compile(node, compileNode(node.list), body);
    }
    case 'lookup':
    case 'exists':
      return () => null;
  }
}

/** Items of scalar lists are values already; everything else is read from wire JSON. */
function compileVariable(node: VariableNode): Evaluator {
  if (node.path.length === 1 && node.path[0] === 'item' && node.type.kind !== 'reference') {
    return (_env, item) => (item ?? null) as RuleValue;
  }
  const [read, convert] = [rawReader(node.path), wireReader(node.type)];
  return (env, item) => convert(read(env, item));
}

/** Whether a condition holds: unknown counts as false. */
export function evaluateCondition(typed: TypedRule, env: RuleEnv): boolean {
  return compiledCondition(typed)(env) === true;
}

const conditions = new WeakMap<TypedRule, (env: RuleEnv) => RuleValue>();

function compiledCondition(typed: TypedRule): (env: RuleEnv) => RuleValue {
  const known = conditions.get(typed);
  if (known !== undefined) return known;
  const made = compileRule(typed);
  conditions.set(typed, made);
  return made;
}
