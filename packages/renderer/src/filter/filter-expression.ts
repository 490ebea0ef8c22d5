import type { FilterOperator } from '@formwork/definition';
import { type Json, newId } from '@formwork/kernel';
import type { ScreenEntity, ScreenField } from '../screen/screen.ts';
import { type FilterCondition, type FilterGroup, type FilterNode } from './filter-model.ts';

/** A filter as JsonLogic over `record`; `undefined` where nothing is said yet. Unfinished conditions are left out. */
export function filterExpression(node: FilterNode, entity: ScreenEntity): unknown {
  if (node.kind === 'condition') {
    const field = entity.fields.get(node.field);
    return field === undefined ? undefined : conditionExpression(field, node.operator, node.value);
  }
  const parts = node.nodes.map((child) => filterExpression(child, entity)).filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return { [node.match === 'all' ? 'and' : 'or']: parts };
}

/** Several expressions of which all must hold; `undefined` when there is none. */
export function allOf(expressions: readonly unknown[]): unknown {
  const given = expressions.filter((one) => one !== undefined && one !== null);
  return given.length < 2 ? given[0] : { and: given };
}

/** One comparison as JsonLogic, or `undefined` while its value is missing. */
export function conditionExpression(field: ScreenField, operator: FilterOperator, value: Json): unknown {
  const variable = { var: `record.${field.name}${memberOf(field)}` };
  const operand = (one: Json | undefined): Json => numberOf(amountOf(one ?? null), field);
  if (operator === 'isEmpty' || operator === 'isNotEmpty') {
    return { [operator === 'isEmpty' ? 'isNull' : 'isNotNull']: [variable] };
  }
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
  const many = Array.isArray(value) ? value.map((one: Json) => operand(one)) : [operand(value)];
  switch (operator) {
    case 'isAnyOf':
      return { in: [variable, many] };
    case 'isNoneOf':
      return { '!': [{ in: [variable, many] }] };
    case 'hasAny':
      return { or: many.map((one) => ({ in: [one, variable] })) };
    case 'hasNone':
      return { or: [{ isNull: [variable] }, { '!': [{ or: many.map((one) => ({ in: [one, variable] })) }] }] };
    case 'hasAll':
      return { and: many.map((one) => ({ in: [one, variable] })) };
    case 'between':
      return betweenExpression(variable, many);
    case 'contains':
    case 'startsWith':
      return { [operator]: [variable, operand(value)] };
    default:
      return { [COMPARISONS[operator]]: [variable, operand(value)] };
  }
}

const COMPARISONS = { is: '==', isNot: '!=', lessThan: '<', atMost: '<=', greaterThan: '>', atLeast: '>=' } as const;

const OPERATOR_OF: Readonly<Record<string, FilterOperator>> = {
  ...(Object.fromEntries(Object.entries(COMPARISONS).map(([operator, sign]) => [sign, operator])) as Record<
    string,
    FilterOperator
  >),
  contains: 'contains',
  startsWith: 'startsWith',
  isNull: 'isEmpty',
  isNotNull: 'isNotEmpty',
};

function betweenExpression(variable: unknown, [from, to]: readonly Json[]): unknown {
  const parts = [
    ...(from === null || from === undefined ? [] : [{ '>=': [variable, from] }]),
    ...(to === null || to === undefined ? [] : [{ '<=': [variable, to] }]),
  ];
  return parts.length === 2 ? { '<=': [from, variable, to] } : parts[0];
}

/** Values with named parts are compared by the first of them: money by its amount, a place by its address. */
function memberOf(field: ScreenField): string {
  return field.type.kind === 'object' ? `.${Object.keys(field.type.fields)[0]}` : '';
}

function amountOf(value: Json): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const parts = value as { amount?: Json; id?: Json };
    return parts.amount ?? parts.id ?? null;
  }
  return value;
}

/** Decimals are typed as texts and compared as numbers; JSON's own numbers hold 15 digits of them. */
function numberOf(value: Json, { type }: ScreenField): Json {
  const isNumber = type.kind === 'number' || (type.kind === 'object' && 'amount' in type.fields);
  if (!isNumber || typeof value !== 'string' || !/^-?\d{1,30}(\.\d{1,20})?$/.test(value)) return value;
  return value.replaceAll(/^[-0.]+|\./g, '').length <= 15 ? Number(value) : { toNumber: [value] };
}

/** Reads back what `filterExpression` wrote; `undefined` for an expression that the builder cannot show. */
export function readFilter(json: unknown, entity?: ScreenEntity): FilterGroup | undefined {
  if (json === undefined || json === null) return undefined;
  const node = readNode(json, new Set(objectPaths(entity)));
  if (node === undefined) return undefined;
  return node.kind === 'group' ? node : { kind: 'group', id: newId(), match: 'all', nodes: [node] };
}

function readNode(json: unknown, parts: Parts): FilterNode | undefined {
  const call = readCall(json);
  if (call === undefined) return undefined;
  const has = readHas(call, parts);
  if (has !== undefined) return has;
  if (call.name === 'and' || call.name === 'or') {
    const nodes = call.args.map((arg) => readNode(arg, parts));
    if (nodes.some((node) => node === undefined)) return undefined;
    return { kind: 'group', id: newId(), match: call.name === 'and' ? 'all' : 'any', nodes: nodes as FilterNode[] };
  }
  return readCondition(call, parts);
}

interface RuleCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

function readCall(json: unknown): RuleCall | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const [entry] = Object.entries(json);
  if (entry === undefined) return undefined;
  return { name: entry[0], args: Array.isArray(entry[1]) ? entry[1] : [entry[1]] };
}

function readCondition({ name, args }: RuleCall, parts: Parts): FilterCondition | undefined {
  if (name === '!') {
    const inner = readNode(args[0], parts);
    return inner?.kind === 'condition' && inner.operator === 'isAnyOf' ? { ...inner, operator: 'isNoneOf' } : undefined;
  }
  if (name === '<=' && args.length === 3) {
    const field = fieldOf(args[1], parts);
    return field === undefined ? undefined : condition(field, 'between', [args[0], args[2]] as Json);
  }
  const field = fieldOf(args[0], parts);
  if (field === undefined) return undefined;
  if (readCall(args[1])?.name === 'toNumber')
    return readCondition({ name, args: [args[0], readCall(args[1])!.args[0]] }, parts);
  if (name === 'in' && Array.isArray(args[1])) return condition(field, 'isAnyOf', args[1] as Json);
  const operator = OPERATOR_OF[name];
  return operator === undefined ? undefined : condition(field, operator, (args[1] ?? null) as Json);
}

/** `{or: [{in: [a, field]}, …]}` is one condition on a list. */
function readHas({ name, args }: RuleCall, parts: Parts): FilterCondition | undefined {
  if (name !== 'or' && name !== 'and') return undefined;
  const calls = args.map(readCall);
  if (name === 'or' && calls.length === 2 && calls[0]?.name === 'isNull' && calls[1]?.name === '!') {
    const inner = readCall(calls[1].args[0]);
    const any = inner === undefined ? undefined : readHas(inner, parts);
    return any?.operator === 'hasAny' ? { ...any, operator: 'hasNone' } : undefined;
  }
  const fields = new Set(calls.map((call) => (call?.name === 'in' ? fieldOf(call.args[1], parts) : undefined)));
  const [field] = fields;
  if (fields.size !== 1 || field === undefined) return undefined;
  return condition(field, name === 'or' ? 'hasAny' : 'hasAll', calls.map((call) => call!.args[0]) as Json);
}

/** Paths of the first parts of an entity's values, such as `price.amount`. */
type Parts = ReadonlySet<string>;

function objectPaths(entity: ScreenEntity | undefined): string[] {
  return [...(entity?.fields.values() ?? [])]
    .filter((field) => field.type.kind === 'object')
    .map((field) => field.name + memberOf(field));
}

function fieldOf(json: unknown, parts: Parts): string | undefined {
  const call = readCall(json);
  const path = call?.name === 'var' ? call.args[0] : undefined;
  if (typeof path !== 'string' || !path.startsWith('record.')) return undefined;
  const name = path.slice('record.'.length);
  return parts.has(name) ? name.slice(0, name.indexOf('.')) : name.replace(/\.amount$/, '');
}

function condition(field: string, operator: FilterOperator, value: Json): FilterCondition {
  return { kind: 'condition', id: newId(), field, operator, value };
}
