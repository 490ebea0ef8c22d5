import { pointer } from '@formwork/kernel';
import type { RuleType } from '@formwork/rules';
import { isJsonObject } from '../structure/json-schema.ts';
import type { ReferenceCollector } from './reference-collector.ts';
import type { ReferenceUse } from './reference-use.ts';

/** The variables of an expression, and the item of the list that it is evaluated for. */
export interface RuleVariables {
  readonly variables: Readonly<Record<string, RuleType>>;
  readonly item?: RuleType;
}

/** A field with options that a literal beside it is compared with, or assigned to. */
export interface OptionField {
  readonly entity: string;
  readonly field: string;
}

const LIST_FUNCTIONS = new Set([
  'map',
  'filter',
  'reduce',
  'all',
  'some',
  'none',
  'sum',
  'average',
  'count',
  'min',
  'max',
]);
const CALENDAR_FUNCTIONS = new Set(['addWorkdays', 'workdaysBetween', 'isWorkday']);
const PASSING_FUNCTIONS = new Set(['if', '?:', 'coalesce']);
const MAX_DEPTH = 40;

/**
 * Finds what an expression names: fields along every variable, through references, lines and items; entities and fields of
 * look-ups; calendars; options and roles that are compared with. Works on expressions with errors too, so that a rename
 * in a draft loses nothing.
 */
export function collectRule(
  json: unknown,
  path: string,
  scope: RuleVariables,
  use: ReferenceUse,
  out: ReferenceCollector,
  assignedTo?: OptionField,
  depth = 0,
): void {
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(json)) {
    json.forEach((item, place) => collectRule(item, path + pointer(place), scope, use, out, assignedTo, depth + 1));
    return;
  }
  if (typeof json === 'string') addOption(json, path, assignedTo, use, out);
  if (!isJsonObject(json)) return;
  for (const [name, args] of Object.entries(json)) {
    const at = path + pointer(name);
    if (name === 'var') collectVariable(args, at, scope, use, out, assignedTo, depth);
    else if (name === 'lookup' && isJsonObject(args)) collectLookup(args, at, scope, use, out, depth);
    else if (name === 'exists' && isJsonObject(args)) collectExists(args, at, scope, use, out, depth);
    else collectCall(name, args, at, scope, use, out, assignedTo, depth);
  }
}

function collectCall(
  name: string,
  args: unknown,
  path: string,
  scope: RuleVariables,
  use: ReferenceUse,
  out: ReferenceCollector,
  assignedTo: OptionField | undefined,
  depth: number,
): void {
  const list: readonly unknown[] = Array.isArray(args) ? args : [args];
  const at = (place: number): string => (Array.isArray(args) ? path + pointer(place) : path);
  const compared = list.map((arg) => optionField(arg, scope, out)).find((field) => field !== undefined);
  const inner = PASSING_FUNCTIONS.has(name) ? (assignedTo ?? compared) : compared;
  const isOverList = LIST_FUNCTIONS.has(name) && list.length > 1;
  list.forEach((arg, place) => {
    const item = isOverList && place > 0 ? itemType(list[0], scope, out) : undefined;
    const within = item === undefined ? scope : { ...scope, item };
    collectRule(arg, at(place), within, use, out, inner, depth + 1);
    if (typeof arg !== 'string') return;
    if (name === 'missing' || name === 'missing_some') resolveVariable(arg, at(place), scope, use, out);
    if (CALENDAR_FUNCTIONS.has(name) && place === list.length - 1) addCalendar(arg, at(place), use, out);
    if (readsRoles(list)) addRole(arg, at(place), use, out);
  });
}

function collectVariable(
  args: unknown,
  path: string,
  scope: RuleVariables,
  use: ReferenceUse,
  out: ReferenceCollector,
  assignedTo: OptionField | undefined,
  depth: number,
): void {
  const written: unknown = Array.isArray(args) ? args[0] : args;
  if (typeof written === 'string') resolveVariable(written, Array.isArray(args) ? `${path}/0` : path, scope, use, out);
  if (Array.isArray(args) && args.length > 1) {
    const own = optionField({ var: written }, scope, out);
    collectRule(args[1], `${path}/1`, scope, use, out, own ?? assignedTo, depth + 1);
  }
}

function collectLookup(
  args: Readonly<Record<string, unknown>>,
  path: string,
  scope: RuleVariables,
  use: ReferenceUse,
  out: ReferenceCollector,
  depth: number,
): void {
  const { entity, match, field, asOf } = args;
  if (typeof entity !== 'string') return;
  const id = out.addEntity(entity, `${path}/entity`, use);
  if (typeof field === 'string') out.addField(id, field, `${path}/field`, use);
  if (isJsonObject(match)) {
    for (const [key, value] of Object.entries(match)) {
      const at = path + pointer('match', key);
      out.addField(id, key, at, use, { slot: 'key' });
      collectRule(value, at, scope, use, out, { entity: id, field: key }, depth + 1);
    }
  }
  if (asOf !== undefined) collectRule(asOf, `${path}/asOf`, scope, use, out, undefined, depth + 1);
}

function collectExists(
  args: Readonly<Record<string, unknown>>,
  path: string,
  scope: RuleVariables,
  use: ReferenceUse,
  out: ReferenceCollector,
  depth: number,
): void {
  const { entity, where } = args;
  if (typeof entity !== 'string') return;
  const id = out.addEntity(entity, `${path}/entity`, use);
  const outer = scope.variables['record'];
  const variables = { ...scope.variables, ...(outer === undefined ? {} : { outer }) };
  const inner: RuleVariables = { variables: { ...variables, record: { kind: 'record', entity: id } } };
  collectRule(where, `${path}/where`, inner, use, out, undefined, depth + 1);
}

interface Resolved {
  readonly type: RuleType | undefined;
  readonly field?: OptionField;
}

/** Follows a dotted path; with a collector, every field on the way becomes a reference. */
function resolveVariable(
  written: string,
  path: string,
  scope: RuleVariables,
  use: ReferenceUse,
  out: ReferenceCollector,
  isSilent = false,
): Resolved {
  const names = written === '' ? [] : written.split('.');
  const [first] = names;
  const root = first !== undefined && Object.hasOwn(scope.variables, first) ? scope.variables[first] : undefined;
  const isItem = root === undefined && scope.item !== undefined;
  const skip = root !== undefined || (isItem && first === 'item') ? 1 : 0;
  let type: RuleType | undefined = root ?? (isItem ? scope.item : undefined);
  let start = skip === 1 ? first!.length + 1 : 0;
  let field: OptionField | undefined;
  for (const name of names.slice(skip)) {
    field = undefined;
    if (type?.kind === 'record' || type?.kind === 'reference') {
      if (!isSilent) out.addField(type.entity, name, path, use, { start, length: name.length });
      field = { entity: type.entity, field: name };
      type = out.index.fieldType(type.entity, name);
    } else {
      type = type?.kind === 'object' && Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    }
    start += name.length + 1;
  }
  return field === undefined ? { type } : { type, field };
}

/** The field that an expression gives a value of, when that field has options. */
function optionField(json: unknown, scope: RuleVariables, out: ReferenceCollector): OptionField | undefined {
  if (!isJsonObject(json)) return undefined;
  const [[name, args] = []] = Object.entries(json);
  if (name !== undefined && PASSING_FUNCTIONS.has(name) && Array.isArray(args)) {
    return args.map((arg) => optionField(arg, scope, out)).find((field) => field !== undefined);
  }
  const written: unknown = Array.isArray(args) ? args[0] : args;
  if (name !== 'var' || typeof written !== 'string') return undefined;
  return resolveVariable(written, '', scope, 'formula', out, true).field;
}

function itemType(json: unknown, scope: RuleVariables, out: ReferenceCollector): RuleType | undefined {
  if (!isJsonObject(json)) return undefined;
  const [[name, args] = []] = Object.entries(json);
  const first: unknown = Array.isArray(args) ? args[0] : args;
  if (name === 'filter') return itemType(first, scope, out);
  if (name !== 'var' || typeof first !== 'string') return undefined;
  const { type } = resolveVariable(first, '', scope, 'formula', out, true);
  return type?.kind === 'list' ? type.of : undefined;
}

function addOption(
  value: string,
  path: string,
  field: OptionField | undefined,
  use: ReferenceUse,
  out: ReferenceCollector,
): void {
  if (field === undefined || !optionsOf(out, field).includes(value)) return;
  out.add({ kind: 'option', ...field, name: value }, path, use);
}

/** The values that a field with options can have; none for any other field. */
export function optionsOf(out: Pick<ReferenceCollector, 'index'>, { entity, field }: OptionField): readonly string[] {
  const type = out.index.fieldType(entity, field);
  const single = type?.kind === 'list' ? type.of : type;
  return single?.kind === 'text' ? (single.options ?? []) : [];
}

function addCalendar(name: string, path: string, use: ReferenceUse, out: ReferenceCollector): void {
  const dot = name.indexOf('.');
  const [app, plain] = dot < 0 ? [out.app, name] : [name.slice(0, dot), name.slice(dot + 1)];
  out.add({ kind: 'calendar', app, name: plain }, path, use, { start: dot + 1 });
}

function readsRoles(list: readonly unknown[]): boolean {
  return list.some((arg) => isJsonObject(arg) && arg['var'] === 'user.roles');
}

function addRole(name: string, path: string, use: ReferenceUse, out: ReferenceCollector): void {
  const dot = name.indexOf('.');
  if (dot > 0) {
    const target = { kind: 'role', app: name.slice(0, dot), name: name.slice(dot + 1) } as const;
    out.add(target, path, use, { start: dot + 1 });
  }
}
