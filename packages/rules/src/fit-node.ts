import { isId } from '@formwork/kernel';
import { isCivilDate, normalizeInstant } from './civil-date.ts';
import type { LiteralNode, RuleNode } from './rule-node.ts';
import { type RuleType, describeType } from './rule-type.ts';

/** Why a node is not of a type, as a finding's parts. */
export interface Misfit {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** The node as a value of `type`, or why it is none. Literals and null are converted; the branches of an `if` one by one. */
export function fitNode(node: RuleNode, type: RuleType): RuleNode | Misfit {
  if (node.type.kind === 'null') return retype(node, type);
  if (node.kind === 'call' && (node.name === 'if' || node.name === 'coalesce')) return fitBranches(node, type);
  if (node.kind === 'list' && type.kind === 'list') return fitItems(node, type.of);
  if (node.kind === 'literal' && typeof node.value === 'string') return fitText(node, node.value, type);
  if (node.type.kind === 'reference' && type.kind === 'text') {
    return { kind: 'call', name: 'toText', args: [node], type: { kind: 'text' }, source: node.source };
  }
  return isAssignable(node.type, type) ? node : clash(node.type, type);
}

/** True for what `fitNode` gives when it does not fit. */
export function isMisfit(result: RuleNode | Misfit): result is Misfit {
  return 'code' in result;
}

function retype(node: RuleNode, type: RuleType): RuleNode {
  return node.kind === 'literal' ? { ...node, type } : { kind: 'literal', value: null, type, source: node.source };
}

function fitBranches(node: RuleNode & { kind: 'call' }, type: RuleType): RuleNode | Misfit {
  const isCondition = (index: number): boolean => node.name === 'if' && index % 2 === 0 && index < node.args.length - 1;
  const args = node.args.map((arg, index) => (isCondition(index) ? arg : fitNode(arg, type)));
  const misfit = args.find(isMisfit);
  if (misfit !== undefined) return misfit;
  const fitted = args as RuleNode[];
  const typed = fitted.find((arg, index) => !isCondition(index) && arg.kind !== 'literal')?.type;
  return { ...node, args: fitted, type: node.type.kind === type.kind ? node.type : (typed ?? type) };
}

function fitItems(node: RuleNode & { kind: 'list' }, of: RuleType): RuleNode | Misfit {
  const items = node.items.map((item) => fitNode(item, of));
  const misfit = items.find(isMisfit);
  return misfit ?? { ...node, items: items as RuleNode[], type: { kind: 'list', of } };
}

function fitText(node: LiteralNode, value: string, type: RuleType): RuleNode | Misfit {
  switch (type.kind) {
    case 'text':
      if (type.options === undefined || node.type.kind !== 'text' || type.options.includes(value)) return node;
      return {
        code: 'FW_RULE_OPTION_UNKNOWN',
        message: `"${value.slice(0, 60)}" is none of the choices.`,
        hint: `Use one of ${type.options.slice(0, 12).join(', ')}.`,
      };
    case 'date':
      if (isCivilDate(value)) return { ...node, type };
      return node.type.kind === 'text' ? badLiteral(value, 'a date', '"2026-06-30"') : clash(node.type, type);
    case 'datetime': {
      const instant = normalizeInstant(value);
      if (instant !== null) return { ...node, value: instant, type };
      return node.type.kind === 'text'
        ? badLiteral(value, 'an instant', '"2026-06-30T09:00:00.000Z"')
        : clash(node.type, type);
    }
    case 'reference':
      if (isId(value)) return { ...node, value: value.toLowerCase(), type };
      return badLiteral(
        value,
        `the id of a record of ${type.entity}`,
        'a field of the record, such as record.customer.code',
      );
    default:
      return isAssignable(node.type, type) ? node : clash(node.type, type);
  }
}

function badLiteral(value: string, what: string, sample: string): Misfit {
  return {
    code: 'FW_RULE_LITERAL_INVALID',
    message: `"${value.slice(0, 60)}" is not ${what}.`,
    hint: `Write ${what} such as ${sample}.`,
  };
}

function isAssignable(from: RuleType, to: RuleType): boolean {
  if (from.kind !== to.kind) return false;
  if (from.kind === 'number' && to.kind === 'number')
    return to.integer !== true || from.integer === true || from.scale === 0;
  if (from.kind === 'reference' && to.kind === 'reference') return from.entity === to.entity;
  if (from.kind === 'list' && to.kind === 'list') return from.of.kind === to.of.kind && isAssignable(from.of, to.of);
  return from.kind !== 'record' && from.kind !== 'object';
}

function clash(from: RuleType, to: RuleType): Misfit {
  return {
    code: 'FW_RULE_TYPE',
    message: `This is ${describeType(from)}, ${describeType(to)} is needed.`,
    hint: CLASH_HINTS[`${from.kind}>${to.kind}`] ?? 'Use a value of the other type, or a function that gives one.',
  };
}

const CLASH_HINTS: Readonly<Record<string, string>> = {
  'number>text': 'Write it as text with toText.',
  'boolean>text': 'Write it as text with toText.',
  'date>text': 'Write it as text with toText.',
  'datetime>text': 'Write it as text with toText.',
  'text>number': 'Write a number without quotation marks, or turn a text into one with toNumber.',
  'number>number': 'Make it whole with round, floor or ceil.',
  'datetime>date': 'Use toDate(value, "zone").',
  'date>datetime': 'Compare dates with dates: use toDate on the other side.',
  'text>boolean': 'Compare it with a value, or ask isNotNull.',
  'number>boolean': 'Compare it with a number, such as > 0.',
  'date>boolean': 'Compare it with a date, or ask isNotNull.',
  'datetime>boolean': 'Compare it with an instant, or ask isNotNull.',
  'reference>boolean': 'Ask isNotNull.',
  'list>boolean': 'Use count(list) > 0, some or all.',
  'reference>reference': 'Compare references to one entity, or one of their fields.',
  'object>number': 'Use its amount.',
};
