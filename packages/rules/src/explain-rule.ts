import { compileNode } from './compile-rule.ts';
import { type RuleNames, describeRule } from './describe-rule.ts';
import { toWire } from './read-wire.ts';
import type { RuleNode, TypedRule } from './rule-node.ts';
import type { RuleEnv } from './rule-value.ts';
import type { RuleLocale } from './rule-words.ts';

/** One part of an expression as a sentence, with the value that it had. */
export interface Explanation {
  readonly text: string;
  /** The wire value; null is unknown. */
  readonly value: unknown;
  readonly children: readonly Explanation[];
}

/** How an explanation speaks. */
export interface ExplainOptions {
  /** Names paths for people, as in `describeRule`. */
  readonly labels?: RuleNames;
  readonly locale?: RuleLocale;
}

/** The most items of a list that are explained one by one. */
const MAX_ITEMS = 20;

/** Every part of the expression with its value, by the same closures that evaluate it, so that it can never disagree. */
export function explainRule(typed: TypedRule, env: RuleEnv, options: ExplainOptions = {}): Explanation {
  return explainNode(typed.node, { env, item: undefined, options });
}

interface Occasion {
  readonly env: RuleEnv;
  readonly item: unknown;
  readonly options: ExplainOptions;
}

function explainNode(node: RuleNode, occasion: Occasion): Explanation {
  const { env, item, options } = occasion;
  return {
    text: describeRule(node.source, options.labels, options.locale),
    value: wireValue(node, compileNode(node)(env, item)),
    children: childrenOf(node, occasion),
  };
}

/** Records have no value of their own: a list of them is explained by how many there are. */
function wireValue(node: RuleNode, value: ReturnType<ReturnType<typeof compileNode>>): unknown {
  if (node.type.kind === 'list' && node.type.of.kind === 'record') return Array.isArray(value) ? value.length : null;
  return toWire(value, node.type);
}

function childrenOf(node: RuleNode, occasion: Occasion): Explanation[] {
  switch (node.kind) {
    case 'literal':
    case 'variable':
    case 'lookup':
    case 'exists':
      return [];
    case 'list':
      return node.items.filter((each) => each.kind !== 'literal').map((each) => explainNode(each, occasion));
    case 'call':
      return node.args.filter((each) => each.kind !== 'literal').map((each) => explainNode(each, occasion));
    case 'each': {
      const list = explainNode(node.list, occasion);
      const { body } = node;
      const items = body === undefined ? [] : itemsOf(node.list, occasion);
      return [list, ...items.map((item) => explainNode(body!, { ...occasion, item }))];
    }
  }
}

function itemsOf(list: RuleNode, { env, item }: Occasion): readonly unknown[] {
  const items = compileNode(list)(env, item);
  return Array.isArray(items) ? (items as readonly unknown[]).slice(0, MAX_ITEMS) : [];
}
