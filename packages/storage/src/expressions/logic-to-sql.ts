import { Decimal, type RuleNode } from '@formwork/rules';
import { type SqlFragment, sql } from '../sql/sql.ts';
import type { CallToSql, ExpressionCompiler } from './expression-compiler.ts';
import { parameterOf, sqlTypeOf } from './sql-type.ts';

const joined =
  (separator: string): CallToSql =>
  (node, compiler) =>
    sql`(${sql.join(
      node.args.map((arg) => compiler.compile(arg)),
      separator,
    )})`;

const conditional: CallToSql = (node, compiler) => {
  const { args } = node;
  const whens: SqlFragment[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    whens.push(sql`when ${compiler.compile(args[index]!)} then ${compiler.compile(args[index + 1]!)}`);
  }
  const otherwise = args.length % 2 === 1 ? sql` else ${compiler.compile(args[args.length - 1]!)}` : sql.empty;
  return sql`(case ${sql.join(whens, ' ')}${otherwise} end)::${sqlTypeOf(node.type)}`;
};

/** Whole-number columns are compared as they are, so that an index on them serves; everything else as its rule type. */
function comparands(nodes: readonly RuleNode[], compiler: ExpressionCompiler): readonly SqlFragment[] {
  const isWhole = (node: RuleNode): boolean => node.type.kind === 'number' && node.type.integer === true;
  const isPlain = nodes.every((node) => isWhole(node) && (node.kind === 'variable' || isSmallLiteral(node)));
  if (!isPlain) return nodes.map((node) => compiler.compile(node));
  return nodes.map((node) => {
    if (node.kind === 'literal') return sql`${parameterOf(node.value)}::bigint`;
    return node.kind === 'variable' ? rawVariable(node.path, node, compiler) : compiler.compile(node);
  });
}

function isSmallLiteral(node: RuleNode): boolean {
  return node.kind === 'literal' && node.value instanceof Decimal && node.value.abs().lt(1e15);
}

/** A variable in its column's own SQL type. */
export function rawVariable(path: readonly string[], node: RuleNode, compiler: ExpressionCompiler): SqlFragment {
  const [root, ...rest] = path;
  if (root === 'item') {
    if (compiler.items === undefined) throw new TypeError('An item was read outside of its list.');
    return compiler.items.item(rest, node.type);
  }
  if (path.length === 1 && root === 'now') return compiler.context.now();
  if (path.length === 1 && root === 'today') return compiler.context.today();
  return compiler.context.variable(path, node.type);
}

const comparison =
  (operator: string, ordered: boolean): CallToSql =>
  (node, compiler) => {
    const [a, b, c] = comparands(node.args, compiler);
    const collate = ordered && node.args[0]!.type.kind === 'text' ? sql.constant(' collate "C"') : sql.empty;
    const sign = sql.constant(operator);
    if (c === undefined) return sql`(${a!}${collate} ${sign} ${b!}${collate})`;
    const middle = compiler.alias();
    return sql`(select ${a!}${collate} ${sign} ${middle}.v${collate} and ${middle}.v${collate} ${sign} ${c}${collate} from (select ${b!} as v offset 0) ${middle})`;
  };

const nullTest =
  (test: string): CallToSql =>
  (node, compiler) =>
    sql`(${compiler.compile(node.args[0]!)} ${sql.constant(test)})`;

/** Logic and comparisons. */
export const logicToSql: Readonly<Record<string, CallToSql>> = {
  and: joined(' and '),
  or: joined(' or '),
  '!': (node, compiler) => sql`(not ${compiler.compile(node.args[0]!)})`,
  '!!': (node, compiler) => compiler.compile(node.args[0]!),
  if: conditional,
  coalesce: (node, compiler) => sql`coalesce(${sql.join(node.args.map((arg) => compiler.compile(arg)))})`,
  isNull: nullTest('is null'),
  isNotNull: nullTest('is not null'),
  '==': comparison('=', false),
  '!=': comparison('<>', false),
  '<': comparison('<', true),
  '<=': comparison('<=', true),
  '>': comparison('>', true),
  '>=': comparison('>=', true),
  in: (node, compiler) => sql`(${compiler.compile(node.args[0]!)} = any(${compiler.compile(node.args[1]!)}))`,
};
