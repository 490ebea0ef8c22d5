import { Decimal, WHITE_SPACE, letterCase } from '@formwork/rules';
import { sql } from '../sql/sql.ts';
import type { CallToSql } from './expression-compiler.ts';

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

const call =
  (name: string): CallToSql =>
  (node, compiler) =>
    sql`${sql.constant(name)}(${sql.join(node.args.map((arg) => compiler.compile(arg)))})`;

/** Start and length are literals, so that the text itself stands in the SQL only once. */
const substring: CallToSql = (node, compiler) => {
  const [start, length] = node.args
    .slice(1)
    .map((place) => (place.kind === 'literal' && place.value instanceof Decimal ? place.value.toNumber() : 0));
  const text = compiler.compile(node.args[0]!);
  const from = start ?? 0;
  const rest = from < 0 ? sql`right(${text}, ${-from}::int)` : sql`substr(${text}, ${from + 1}::int)`;
  if (length === undefined) return rest;
  return sql`left(${rest}, ${length}::int)`;
};

const toText: CallToSql = (node, compiler) => {
  const arg = node.args[0]!;
  const value = compiler.compile(arg);
  switch (arg.type.kind) {
    case 'number':
      return sql`trim_scale(${value})::text`;
    case 'date':
      return sql`to_char(${value}, 'YYYY-MM-DD')`;
    case 'datetime':
      return sql`to_char(${value} at time zone 'UTC', ${sql.literal(INSTANT)})`;
    default:
      return sql`${value}::text`;
  }
};

/** Text functions; both sides change case by one table, because the server's own depends on its locale. */
export const textToSql: Readonly<Record<string, CallToSql>> = {
  cat: (node, compiler) =>
    sql`(${sql.join(
      node.args.map((arg) => compiler.compile(arg)),
      ' || ',
    )})`,
  substr: substring,
  contains: (node, compiler) =>
    sql`(strpos(${compiler.compile(node.args[0]!)}, ${compiler.compile(node.args[1]!)}) > 0)`,
  startsWith: call('starts_with'),
  endsWith: (node, compiler) =>
    sql`starts_with(reverse(${compiler.compile(node.args[0]!)}), reverse(${compiler.compile(node.args[1]!)}))`,
  lower: (node, compiler) =>
    sql`translate(${compiler.compile(node.args[0]!)}, ${letterCase.upper}::text, ${letterCase.lower}::text)`,
  upper: (node, compiler) =>
    sql`translate(${compiler.compile(node.args[0]!)}, ${letterCase.lower}::text, ${letterCase.upper}::text)`,
  trim: (node, compiler) => sql`btrim(${compiler.compile(node.args[0]!)}, ${WHITE_SPACE}::text)`,
  length: (node, compiler) => sql`char_length(${compiler.compile(node.args[0]!)})::numeric`,
  toText,
};
