import { Decimal, MAX_SCALE, type RuleNode, digitsOf, scaleOf } from '@formwork/rules';
import { type SqlFragment, sql } from '../sql/sql.ts';
import type { CallToSql, ExpressionCompiler } from './expression-compiler.ts';

const infix =
  (operator: string): CallToSql =>
  (node, compiler) =>
    sql`(${sql.join(
      node.args.map((arg) => compiler.compile(arg)),
      ` ${operator} `,
    )})`;

const unary =
  (name: string): CallToSql =>
  (node, compiler) =>
    sql`${sql.constant(name)}(${compiler.compile(node.args[0]!)})`;

/** Products are rounded to 20 decimals after each step that could have more, as the JavaScript side does. */
const product: CallToSql = (node, compiler) => {
  const [first, ...rest] = node.args;
  let scale = scaleOf(first!.type);
  let text = compiler.compile(first!);
  for (const factor of rest) {
    scale += scaleOf(factor.type);
    const step = sql`(${text} * ${compiler.compile(factor)})`;
    text = scale > MAX_SCALE ? sql`round(${step}, ${sql.constant(String(MAX_SCALE))})` : step;
    scale = Math.min(scale, MAX_SCALE);
  }
  return text;
};

/**
 * A quotient rounded half up to 20 decimals. PostgreSQL picks the decimals of a quotient from those of its operands: the
 * dividend is padded to so many that the first rounding can never change the second.
 */
export function quotient(
  a: SqlFragment,
  b: SqlFragment,
  divisor: { readonly digits: number; readonly scale: number },
): SqlFragment {
  const padding = MAX_SCALE + divisor.digits + divisor.scale + 1;
  return sql`round(round(${a}, ${sql.constant(String(padding))}) / nullif(${b}, 0), ${sql.constant(String(MAX_SCALE))})`;
}

function divisorOf(node: RuleNode): { readonly digits: number; readonly scale: number } {
  return { digits: digitsOf(node), scale: scaleOf(node.type) };
}

/** The whole text has to be a number as the wire writes it; `substring` gives null for any other. */
const WRITTEN_NUMBER = '^-?[0-9]{1,40}(?:\\.[0-9]{1,20})?$';

const extreme =
  (name: string): CallToSql =>
  (node, compiler) => {
    const collate = node.type.kind === 'text' ? sql.constant(' collate "C"') : sql.empty;
    return sql`${sql.constant(name)}(${sql.join(node.args.map((arg) => sql`${compiler.compile(arg)}${collate}`))})`;
  };

function placesOf(node: RuleNode | undefined): SqlFragment {
  const places = node?.kind === 'literal' && node.value instanceof Decimal ? node.value.toNumber() : 0;
  return sql.constant(String(places));
}

function both(node: Parameters<CallToSql>[0], compiler: ExpressionCompiler): readonly [SqlFragment, SqlFragment] {
  return [compiler.compile(node.args[0]!), compiler.compile(node.args[1]!)];
}

/** Exact decimal arithmetic on numeric. */
export const numberToSql: Readonly<Record<string, CallToSql>> = {
  '+': infix('+'),
  '-': (node, compiler) =>
    node.args.length === 1 ? sql`(- ${compiler.compile(node.args[0]!)})` : infix('-')(node, compiler),
  '*': product,
  '/': (node, compiler) => quotient(...both(node, compiler), divisorOf(node.args[1]!)),
  '%': (node, compiler) => {
    const [a, b] = both(node, compiler);
    return sql`mod(${a}, nullif(${b}, 0))`;
  },
  min: extreme('least'),
  max: extreme('greatest'),
  round: (node, compiler) => sql`round(${compiler.compile(node.args[0]!)}, ${placesOf(node.args[1])})`,
  floor: unary('floor'),
  ceil: unary('ceil'),
  abs: unary('abs'),
  toNumber: (node, compiler) =>
    sql`substring(${compiler.compile(node.args[0]!)} from ${sql.literal(WRITTEN_NUMBER)})::numeric`,
};
