import type { BusinessCalendar, ExistsNode, LookupNode, RuleNode, RuleType } from '@formwork/rules';
import type { SqlFragment } from '../sql/sql.ts';

/** Rows that a list variable stands for. */
export interface RuleSqlList {
  /** What goes after FROM; its alias is the context's own and has to be unique per call. */
  readonly from: SqlFragment;
  readonly where?: SqlFragment;
  /** The order of the items; without it the order of a mapped list is the database's choice. */
  readonly orderBy?: SqlFragment;
  /** SQL for a member of the item; the path has no `item` in front. */
  item(path: readonly string[], type: RuleType): SqlFragment;
  /** A list inside the item (lines of lines). */
  list?(path: readonly string[]): RuleSqlList;
}

/**
 * Where a compiled expression finds its values. Columns have the SQL types of their field: text, numeric or any integer,
 * boolean, date, timestamptz with milliseconds, uuid for references, and arrays of these for lists of single values.
 */
export interface RuleSqlContext {
  /** SQL for a variable path; the query compiler resolves references to joins or scalar subqueries. */
  variable(path: readonly string[], type: RuleType): SqlFragment;
  /** The rows of a list of records, such as record.lines. */
  list(path: readonly string[]): RuleSqlList;
  /** A scalar subquery for a look-up; `compile` gives the SQL of the values it matches. */
  lookup(node: LookupNode, compile: (node: RuleNode) => SqlFragment): SqlFragment;
  /**
   * A boolean for `exists`; `compile` gives the SQL of its condition in a context of the caller's making, in which
   * `record` is the candidate and `outer` the present record.
   */
  exists?(node: ExistsNode, compile: (node: RuleNode, context: RuleSqlContext) => SqlFragment): SqlFragment;
  readonly calendar: (name: string) => BusinessCalendar | undefined;
  /** The present instant, as timestamptz with milliseconds. */
  now(): SqlFragment;
  /** The present civil date. */
  today(): SqlFragment;
}
