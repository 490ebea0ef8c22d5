import type { Json } from '@formwork/kernel';
import { Decimal, type RuleEnv, type RuleValue, toWire } from '@formwork/rules';
import type { Screen, ScreenEntity, ScreenField } from '../screen/screen.ts';
import { type ScreenRule, openRule, readsOtherRecords } from '../screen/screen-rule.ts';

/** A record as a form holds it. */
export type Values = Readonly<Record<string, Json>>;

interface Derived {
  readonly field: ScreenField;
  readonly rule: ScreenRule;
}

interface Rollup {
  readonly field: ScreenField;
  readonly lines: string;
  readonly aggregate: 'sum' | 'count' | 'min' | 'max' | 'average';
  readonly of: ScreenField | undefined;
  readonly where: ScreenRule | undefined;
}

/** Computes what this reader's browser can compute, at once; the server's preview is the truth that follows. */
export interface LiveValues {
  /** The record with its computed fields, its lines' included. */
  compute(values: Values, env: (record: Values, parent?: Values) => RuleEnv): Values;
  /** The fields that `compute` sets. */
  readonly names: ReadonlySet<string>;
}

/** Formulas may read formulas; longer chains than this settle with the server's answer. */
const PASSES = 4;

/** Prepares the formulas and rollups of an entity and of its lines. */
export function createLiveValues(screen: Screen, entity: ScreenEntity): LiveValues {
  const own = derivedFields(screen, entity);
  const rollups = rollupFields(screen, entity);
  const children = [...entity.fields.values()].flatMap((field) => {
    const child = field.shape.shape === 'child-table' ? screen.findEntity(field.shape.entity) : undefined;
    return child === undefined ? [] : [{ name: field.name, derived: derivedFields(screen, child) }];
  });
  const names = new Set([...own, ...rollups].map((one) => one.field.name));
  const pass = (values: Values, env: (record: Values, parent?: Values) => RuleEnv): Values => {
    let next: Values = values;
    for (const { name, derived } of children) {
      const rows = rowsOf(next[name]);
      if (derived.length > 0 && rows.length > 0) {
        const parent = next;
        next = {
          ...next,
          [name]: rows.map((row) => withDerived(row, derived, (record) => env(record, parent))) as Json,
        };
      }
    }
    for (const rollup of rollups)
      next = { ...next, [rollup.field.name]: rolledUp(rollup, rowsOf(next[rollup.lines]), env, next) };
    return withDerived(next, own, (record) => env(record));
  };
  return {
    names,
    compute: (values, env) => {
      let current = values;
      for (let count = 0; count < PASSES; count += 1) {
        const next = pass(current, env);
        if (isSame(current, next)) break;
        current = next;
      }
      return current;
    },
  };
}

function derivedFields(screen: Screen, entity: ScreenEntity): Derived[] {
  const scope = screen.scope(entity.name);
  return [...entity.fields.values()].flatMap((field) => {
    const rule = field.shape.shape === 'derived' ? openRule(field.shape.rule, scope) : undefined;
    return rule === undefined || readsOtherRecords(rule) ? [] : [{ field, rule }];
  });
}

function rollupFields(screen: Screen, entity: ScreenEntity): Rollup[] {
  return [...entity.fields.values()].flatMap((field): Rollup[] => {
    const { shape } = field;
    if (shape.shape !== 'rollup' || !('lines' in shape.over)) return [];
    const lines = entity.fields.get(shape.over.lines);
    const child = lines?.shape.shape === 'child-table' ? screen.findEntity(lines.shape.entity) : undefined;
    const of = shape.of === undefined ? undefined : child?.fields.get(shape.of);
    if (child === undefined || (shape.of !== undefined && of?.type.kind !== 'number')) return [];
    const where = openRule(shape.where, screen.scope(child.name));
    if (shape.where !== undefined && where === undefined) return [];
    return [{ field, lines: shape.over.lines, aggregate: shape.aggregate, of, where }];
  });
}

function withDerived(record: Values, derived: readonly Derived[], env: (record: Values) => RuleEnv): Values {
  let next = record;
  for (const { field, rule } of derived) {
    next = { ...next, [field.name]: toWire(rule.value(env(next)), field.type) as Json };
  }
  return next;
}

function rolledUp(
  rollup: Rollup,
  rows: readonly Values[],
  env: (record: Values, parent?: Values) => RuleEnv,
  parent: Values,
): Json {
  const { where, of, field } = rollup;
  const counted = where === undefined ? rows : rows.filter((row) => where.holds(env(row, parent)));
  if (rollup.aggregate === 'count') return counted.length;
  const numbers = counted.flatMap((row) => {
    const value = of === undefined ? null : decimalOf(row[of.name]);
    return value === null ? [] : [value];
  });
  return toWire(aggregated(rollup.aggregate, numbers), field.type) as Json;
}

function aggregated(aggregate: Exclude<Rollup['aggregate'], 'count'>, numbers: readonly Decimal[]): RuleValue {
  if (numbers.length === 0) return aggregate === 'sum' ? new Decimal(0) : null;
  if (aggregate === 'min') return Decimal.min(...numbers);
  if (aggregate === 'max') return Decimal.max(...numbers);
  const sum = Decimal.sum(...numbers);
  return aggregate === 'sum' ? sum : sum.div(numbers.length).toDecimalPlaces(20);
}

/** An exact number from the wire, or null. */
export function decimalOf(value: Json | undefined): Decimal | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  try {
    return new Decimal(value);
  } catch {
    return null;
  }
}

/** The rows of a lines value; none where it is empty. */
export function rowsOf(value: Json | undefined): readonly Values[] {
  return Array.isArray(value) ? (value as unknown as readonly Values[]) : [];
}

function isSame(a: Values, b: Values): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
