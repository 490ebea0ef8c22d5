import type { CallNode, RuleNode } from '@formwork/rules';
import type { SqlFragment } from '../sql/sql.ts';
import type { RuleSqlContext, RuleSqlList } from './rule-sql-context.ts';

/** The rows of a list, whether they come from an array or from a table. */
export interface SqlItems extends RuleSqlList {
  readonly orderBy?: SqlFragment;
}

/** What the compiler of a function family may ask of the whole. */
export interface ExpressionCompiler {
  readonly context: RuleSqlContext;
  /** SQL of a node, in the SQL type of its rule type. */
  compile(node: RuleNode): SqlFragment;
  /** The same with the items of a list in scope. */
  compileWith(items: SqlItems, node: RuleNode): SqlFragment;
  /** The item that is in scope. */
  readonly items: SqlItems | undefined;
  /** A name that no other part of this expression uses. */
  alias(): SqlFragment;
}

/** SQL of one function. Each argument's SQL may stand in the result only once: nesting would double it each time. */
export type CallToSql = (node: CallNode, compiler: ExpressionCompiler) => SqlFragment;
