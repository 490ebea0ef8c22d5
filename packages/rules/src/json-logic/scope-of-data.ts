import { type RuleScope, type RuleType, variablesOf } from '../index.ts';
import { operatorOf } from '../walk-json.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A value of each list that the public cases leave empty in some of their data. */
const SAMPLES: Fields = {
  integers: [0],
  none: [0],
  items: [{ qty: 0, sku: '' }],
};

/**
 * The types of a case's data, as an app's entities would declare them: JsonLogic has no declarations, so what a rule
 * reads and the data lacks is declared too, of the type of its default, otherwise as text.
 */
export function scopeOfData(rule: unknown, data: unknown): RuleScope {
  const members = new Map<string, Readonly<Record<string, RuleType>>>();
  const typeOf = (value: unknown, path: string): RuleType => {
    if (typeof value === 'string') return { kind: 'text' };
    if (typeof value === 'boolean') return { kind: 'boolean' };
    if (Array.isArray(value)) return { kind: 'list', of: typeOf(value[0], `${path}[]`) };
    if (typeof value !== 'object' || value === null) return { kind: 'number' };
    members.set(path, fieldsOf(value as Fields, path));
    return { kind: 'record', entity: path };
  };
  const fieldsOf = (value: Fields, path: string): Readonly<Record<string, RuleType>> =>
    Object.fromEntries(Object.entries(value).map(([key, child]) => [key, typeOf(child, `${path}.${key}`)]));
  return {
    variables: fieldsOf(withRead(isFields(data) ? data : {}, rule), 'data'),
    member: (entity, name) => members.get(entity)?.[name],
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The data with a sample of everything that the rule reads. */
function withRead(data: Fields, rule: unknown): Fields {
  return variablesOf(rule).reduce((filled, path) => fill(filled, path, defaultOf(rule, path.join('.'))), data);
}

function fill(data: Fields, [first, ...rest]: readonly string[], leaf: unknown): Fields {
  if (first === undefined || first === '') return data;
  const known = data[first] ?? null;
  if (isFields(known)) return { ...data, [first]: fill(known, rest, leaf) };
  const isEmpty = known === null || (Array.isArray(known) && known.length === 0);
  if (!isEmpty) return data;
  return { ...data, [first]: SAMPLES[first] ?? (rest.length === 0 ? leaf : fill({}, rest, leaf)) };
}

function defaultOf(rule: unknown, path: string): unknown {
  if (Array.isArray(rule)) return rule.map((each) => defaultOf(each, path)).find((found) => found !== '') ?? '';
  const operator = operatorOf(rule);
  if (operator === undefined) return '';
  if (operator.name === 'var' && operator.args[0] === path) return operator.args[1] ?? '';
  return defaultOf(operator.args, path);
}
