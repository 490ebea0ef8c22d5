import { Decimal, type RuleNode, type RuleType, type RuleValue } from '@formwork/rules';
import { parameterOf } from '../expressions/sql-type.ts';
import { LITERAL_ROOT } from '../record/record-rule-context.ts';

/** A filter with its values taken out: equal shapes share a statement, whatever the values. */
export interface FilterShape {
  readonly node: RuleNode;
  /** The values, as `pg` sends them. */
  readonly literals: readonly unknown[];
  /** Text that is equal for equal shapes. */
  readonly key: string;
}

/** Functions whose arguments may be any value; those of other functions can decide how the SQL is written. */
const COMPARING = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'contains', 'startsWith', 'endsWith']);
const LARGEST_WHOLE = 1e15;

/** Takes the compared values out of a typed filter. */
export function shapeFilter(node: RuleNode): FilterShape {
  const literals: unknown[] = [];
  const shaped = shape(node, literals, false);
  return { node: shaped, literals, key: keyOf(shaped) };
}

function shape(node: RuleNode, literals: unknown[], isCompared: boolean): RuleNode {
  switch (node.kind) {
    case 'literal':
      return isCompared && isPlain(node.value) ? taken(node, parameterOf(node.value), literals) : node;
    case 'list':
      return shapeList(node, literals, isCompared);
    case 'call': {
      const compares = COMPARING.has(node.name);
      const isWhole = node.args.every((arg) => arg.type.kind === 'number' && arg.type.integer === true);
      return { ...node, args: node.args.map((arg) => plainType(shape(arg, literals, compares), isWhole)) };
    }
    case 'each': {
      const list = shape(node.list, literals, false);
      return { ...node, list, ...(node.body === undefined ? {} : { body: shape(node.body, literals, false) }) };
    }
    default:
      return node;
  }
}

function shapeList(node: RuleNode & { kind: 'list' }, literals: unknown[], isCompared: boolean): RuleNode {
  const values = node.items.flatMap((item) => (item.kind === 'literal' ? [parameterOf(item.value)] : []));
  const isWhole = isCompared && node.items.length > 0 && values.length === node.items.length;
  return isWhole
    ? taken(node, values, literals)
    : { ...node, items: node.items.map((item) => shape(item, literals, isCompared)) };
}

/** Values of one kind share a statement whatever their digits; whole numbers are told only among whole numbers. */
function plainType(node: RuleNode, isWhole: boolean): RuleNode {
  if (node.kind !== 'variable' || node.path[0] !== LITERAL_ROOT) return node;
  const plain = (type: RuleType): RuleType => {
    if (type.kind === 'number') return isWhole ? { kind: 'number', integer: true } : { kind: 'number' };
    if (type.kind === 'list') return { kind: 'list', of: plain(type.of) };
    return type.kind === 'text' ? { kind: 'text' } : type;
  };
  return { ...node, type: plain(node.type) };
}

function taken(node: RuleNode, value: unknown, literals: unknown[]): RuleNode {
  literals.push(value);
  const { type, source } = node;
  return { kind: 'variable', type, source, path: [LITERAL_ROOT, String(literals.length - 1)] };
}

function isPlain(value: RuleValue): boolean {
  if (value === null) return false;
  return !(value instanceof Decimal) || !value.isInteger() || value.abs().lt(LARGEST_WHOLE);
}

/** The structure of an expression as text: every part that the SQL depends on. */
function keyOf(node: RuleNode): string {
  const type = JSON.stringify(node.type);
  switch (node.kind) {
    case 'literal':
      return `${JSON.stringify(parameterOf(node.value))}:${type}`;
    case 'variable':
      return `${JSON.stringify(node.path)}:${type}`;
    case 'list':
      return `[${node.items.map(keyOf).join()}]:${type}`;
    case 'call':
      return `${node.name}/${node.calendar?.name ?? ''}(${node.args.map(keyOf).join()}):${type}`;
    case 'each':
      return `${node.name}{${keyOf(node.list)};${node.body === undefined ? '' : keyOf(node.body)}}:${type}`;
    case 'lookup':
    case 'exists':
      return JSON.stringify(node.source);
  }
}
