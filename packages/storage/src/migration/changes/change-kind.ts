import type { Text } from '@formwork/kernel';
import { type SqlFragment, type SqlStatement, sql, toStatement } from '../../sql/sql.ts';
import type { TableName } from '../shape/table-shape.ts';

/** A lock that a change takes until the publish ends, and who waits for it meanwhile. */
export interface ChangeLock {
  readonly table: TableName;
  readonly mode: 'ACCESS EXCLUSIVE' | 'SHARE ROW EXCLUSIVE' | 'SHARE' | 'SHARE UPDATE EXCLUSIVE' | 'ROW EXCLUSIVE';
}

/** What can be done before a publish, outside its transaction, and what takes it back. */
export interface Preparation {
  readonly prepare: readonly string[];
  readonly undo: readonly string[];
}

/** How one kind of storage change speaks, locks and becomes SQL. Pure; one file per kind in this folder. */
export interface ChangeKind<C extends { readonly kind: string }> {
  readonly kind: C['kind'];
  /** What it is about, in names: with the kind it makes the step's id, such as `park-column:sales_order.remark`. */
  subject(change: C): string;
  /** What will happen, in one sentence, English and Chinese. */
  describe(change: C): Text;
  /** The statements, in order. */
  compile(change: C): readonly SqlStatement[];
  /** Locks on tables that exist before the publish. */
  locks(change: C): readonly ChangeLock[];
}

/** Declares a kind of storage change; the identity function, for its types. */
export function defineChange<C extends { readonly kind: string }>(kind: ChangeKind<C>): ChangeKind<C> {
  return kind;
}

/** A table in SQL. */
export function tableSql(table: TableName): SqlFragment {
  return sql.identifier(table.schema, table.table);
}

/** `alter table … <action>` as a statement. */
export function alterTable(table: TableName, action: SqlFragment): SqlStatement {
  return toStatement(sql`alter table ${tableSql(table)} ${action}`);
}
