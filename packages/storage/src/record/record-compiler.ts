import type { Access, AccessGrant } from '@formwork/access';
import type { Action, EntityModel, FieldInstance } from '@formwork/definition';
import type { RuleNode, TypedRule } from '@formwork/rules';
import type { RuleSqlContext } from '../expressions/rule-sql-context.ts';
import type { SqlFragment } from '../sql/sql.ts';
import type { StorageModel } from './storage-model.ts';

/** One record in a statement: an alias in some FROM, and how to get from it to what it refers to. */
export interface RecordFrame {
  readonly entity: EntityModel;
  readonly alias: SqlFragment;
  /** Where steps through references add their left joins; without it they become scalar subqueries. */
  readonly joins?: SqlFragment[];
  readonly hops: Map<string, RecordFrame>;
  /** The frame of the parent record, where a line is read from within it. */
  readonly parent?: RecordFrame;
  /** True when the parent is known to be visible to the caller. */
  readonly isUnderVisibleParent?: boolean;
  /** The record outside, in the condition of an `exists`. */
  readonly outer?: RecordFrame;
  /** Columns of fields that stand for other values, such as those of a write. */
  readonly columns?: ReadonlyMap<string, readonly SqlFragment[]>;
}

/** Compiles the parts of a statement with one caller's eyes: rows and fields that are hidden are null everywhere. */
export interface RecordCompiler {
  readonly storage: StorageModel;
  readonly access: Access;
  /** Compute stored formulas anew in place of reading their columns. */
  readonly isRefreshing: boolean;
  /** The same statement with the platform's eyes: for conditions of grants. */
  readonly system: RecordCompiler;
  alias(): SqlFragment;
  /** A frame over the entity's table; `joins` for one whose FROM is still being written. */
  frame(entity: string, more?: Partial<RecordFrame>): RecordFrame;
  /** The value of a path: a field, a part of it, or fields through references. */
  path(frame: RecordFrame, path: readonly string[]): SqlFragment;
  /** The value of a field as expressions, filters and sorting use it. */
  value(frame: RecordFrame, field: FieldInstance): SqlFragment;
  /** The value of a field as JSON shows it. */
  presented(frame: RecordFrame, field: FieldInstance): SqlFragment;
  rule(frame: RecordFrame, rule: TypedRule | RuleNode): SqlFragment;
  ruleContext(frame: RecordFrame): RuleSqlContext;
  /** The condition under which the caller may do it to the row; `undefined` when to every row. */
  rows(frame: RecordFrame, action: Action): SqlFragment | undefined;
  /** True for rows that one of the grants admits; `isAfter` counts `check` in place of `when`. */
  grants(frame: RecordFrame, grants: readonly AccessGrant[], isAfter?: boolean): SqlFragment;
}
