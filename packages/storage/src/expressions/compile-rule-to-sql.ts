import type { CallNode, RuleNode, TypedRule, VariableNode } from '@formwork/rules';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { dateToSql } from './date-to-sql.ts';
import type { CallToSql, ExpressionCompiler, SqlItems } from './expression-compiler.ts';
import { eachToSql, listToSql } from './list-to-sql.ts';
import { logicToSql, rawVariable } from './logic-to-sql.ts';
import { numberToSql } from './number-to-sql.ts';
import type { RuleSqlContext } from './rule-sql-context.ts';
import { parameterOf, sqlParameter, sqlTypeOf } from './sql-type.ts';
import { textToSql } from './text-to-sql.ts';

const calls: ReadonlyMap<string, CallToSql> = new Map(
  Object.entries({ ...logicToSql, ...numberToSql, ...textToSql, ...dateToSql, ...listToSql }),
);

/**
 * The expression as SQL, of the same answer as `compileRule` for the same values. Constants are parameters with a cast;
 * a null condition means unknown, which WHERE treats as not true. Results have the SQL type of the rule type.
 */
export function compileRuleToSql(typed: TypedRule, context: RuleSqlContext): SqlFragment {
  return compileNodeToSql(typed.node, context);
}

/** The same for one node of a typed expression. */
export function compileNodeToSql(node: RuleNode, context: RuleSqlContext): SqlFragment {
  let aliases = 0;
  const compilerOf = (items: SqlItems | undefined): ExpressionCompiler => ({
    context,
    items,
    alias: () => sql.identifier(`rule_${(aliases += 1)}`),
    compile: (each) => compileWith(each, compilerOf(items)),
    compileWith: (inner, each) => compileWith(each, compilerOf(inner)),
  });
  return compileWith(node, compilerOf(undefined));
}

function compileWith(node: RuleNode, compiler: ExpressionCompiler): SqlFragment {
  switch (node.kind) {
    case 'literal':
      return sqlParameter(node.value, node.type);
    case 'variable':
      return compileVariable(node, compiler);
    case 'list':
      return compileList(node, compiler);
    case 'call':
      return compileCall(node, compiler);
    case 'each':
      return eachToSql(node, compiler);
    case 'lookup':
      return compiler.context.lookup(node, (each) => compiler.compile(each));
    case 'exists': {
      if (compiler.context.exists === undefined) throw new TypeError('This context cannot answer exists.');
      return compiler.context.exists(node, (each, context) => compileNodeToSql(each, context));
    }
  }
}

/** Numbers are computed as numeric: integer columns would overflow. */
function compileVariable(node: VariableNode, compiler: ExpressionCompiler): SqlFragment {
  const raw = rawVariable(node.path, node, compiler);
  return node.type.kind === 'number' ? sql`${raw}::numeric` : raw;
}

function compileList(node: RuleNode & { kind: 'list' }, compiler: ExpressionCompiler): SqlFragment {
  const type = sqlTypeOf(node.type);
  if (node.items.every((item) => item.kind === 'literal')) {
    return sql`${node.items.map((item) => (item.kind === 'literal' ? parameterOf(item.value) : null))}::${type}`;
  }
  return sql`array[${sql.join(node.items.map((item) => compiler.compile(item)))}]::${type}`;
}

function compileCall(node: CallNode, compiler: ExpressionCompiler): SqlFragment {
  const compile = calls.get(node.name);
  if (compile === undefined) throw new TypeError(`"${node.name}" has no SQL.`);
  return compile(node, compiler);
}

/** The names of scalar functions that have SQL; a test holds them against the language's list. */
export const sqlFunctionNames: readonly string[] = [...calls.keys()];
