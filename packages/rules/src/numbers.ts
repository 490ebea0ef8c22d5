import { DATA_DIGITS } from './read-wire.ts';
import type { RuleNode } from './rule-node.ts';
import { MAX_SCALE, type RuleType, scaleOf } from './rule-type.ts';
import { Decimal } from './rule-value.ts';

/** The most digits before the point that a result may be able to have; more is a finding. */
export const MAX_DIGITS = 1_000;

/** Bound on a node's digits before the point; what comes from data has at most 40. */
export function digitsOf(node: RuleNode): number {
  return node.digits ?? DATA_DIGITS;
}

/** The number type with this many decimals, at most 20. */
export function numberType(scale: number): RuleType {
  return scale <= 0
    ? { kind: 'number', integer: true, scale: 0 }
    : { kind: 'number', scale: Math.min(scale, MAX_SCALE) };
}

/** The type of a value that is one of several unified nodes: the widest scale, and every choice there can be. */
export function resultType(nodes: readonly RuleNode[]): RuleType {
  const first = nodes.find((node) => node.type.kind !== 'null')?.type ?? { kind: 'null' };
  if (first.kind === 'number') return numberType(widestScale(nodes.filter((node) => node.type.kind === 'number')));
  if (first.kind !== 'text') return first;
  const firm = nodes.filter((node) => node.kind !== 'literal');
  const options = firm.map((node) => (node.type.kind === 'text' ? node.type.options : undefined));
  if (firm.length === 0 || !options.every((each) => each !== undefined)) return { kind: 'text' };
  return { kind: 'text', options: [...new Set(options.flat())] };
}

/** The widest scale among nodes. */
export function widestScale(nodes: readonly RuleNode[]): number {
  return Math.max(...nodes.map((node) => scaleOf(node.type)));
}

/** Rounds half up (away from zero) to the 20 decimals that every number keeps. */
export function quantize(value: Decimal): Decimal {
  return value.decimalPlaces() > MAX_SCALE ? value.toDecimalPlaces(MAX_SCALE, Decimal.ROUND_HALF_UP) : value;
}

/** Quotients are computed with just enough digits: tiers, because a context per quotient would be slow. */
const DIVIDERS = [80, 200, 600, 2_400].map((precision) => ({ precision, Tier: Decimal.clone({ precision }) }));

/**
 * The quotient rounded half up to 20 decimals; null for a zero divisor. The first rounding keeps as many
 * digits as the divisor has beyond the 20 decimals, so that rounding twice never differs from rounding once.
 */
export function divide(a: Decimal, b: Decimal): Decimal | null {
  if (b.isZero()) return null;
  const needed = Math.max(0, a.e - b.e) + MAX_SCALE + b.precision(true) + b.decimalPlaces() + 3;
  const { Tier } = DIVIDERS.find((each) => each.precision >= needed) ?? DIVIDERS[DIVIDERS.length - 1]!;
  return new Decimal(Tier.div(a, b).toDecimalPlaces(MAX_SCALE, Decimal.ROUND_HALF_UP));
}

/** Rounds half up to a scale, which may be negative: -2 rounds to hundreds. */
export function roundTo(value: Decimal, scale: number): Decimal {
  if (scale >= 0) return value.toDecimalPlaces(scale, Decimal.ROUND_HALF_UP);
  const unit = new Decimal(10).pow(-scale);
  return value.div(unit).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(unit);
}
