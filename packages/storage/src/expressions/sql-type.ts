import { Decimal, type RuleType, type RuleValue } from '@formwork/rules';
import { type SqlFragment, sql } from '../sql/sql.ts';

const NAMES = {
  text: 'text',
  number: 'numeric',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamptz',
  reference: 'uuid',
  null: 'text',
} as const;

/** The SQL type that a value of a rule type is computed in. Records and objects have none: the checker never lets them through. */
export function sqlTypeOf(type: RuleType): SqlFragment {
  if (type.kind === 'list') return sql`${sqlTypeOf(type.of)}[]`;
  if (type.kind === 'record' || type.kind === 'object') throw new TypeError(`A ${type.kind} is no SQL value.`);
  return sql.constant(NAMES[type.kind]);
}

/** A constant as a parameter with its cast. Numbers travel as digits, so that none is ever a float. */
export function sqlParameter(value: RuleValue, type: RuleType): SqlFragment {
  return sql`${parameterOf(value)}::${sqlTypeOf(type)}`;
}

/** A value as `pg` sends it. */
export function parameterOf(value: RuleValue): unknown {
  if (Array.isArray(value)) return value.map((item: RuleValue) => parameterOf(item));
  return value instanceof Decimal ? value.toFixed() : value;
}
