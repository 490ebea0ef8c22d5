import type { FieldInstance } from '@formwork/definition';
import type { Json, Registry } from '@formwork/kernel';
import type { SqlFragment } from '../sql/sql.ts';

/**
 * Index that serves a field: `btree` sorts and compares, `trigram` finds parts of a text (the search box),
 * `gin` finds members of a list.
 */
export type FieldIndex = 'btree' | 'trigram' | 'gin';

/** A CHECK constraint on the columns of a field. It must hold for null columns too, as SQL checks do. */
export interface FieldCheck {
  /** Tells the checks of one field apart; storage names the constraint after table, field and suffix. */
  readonly suffix: string;
  /** Only constants, as `sql.literal` writes them: PostgreSQL takes no parameters in DDL. */
  readonly sql: SqlFragment;
}

/** How the stored values of another field type become values of this one. */
export interface FieldConversion {
  /** One expression per column of the new shape, over the columns of the old one. Throws for no row that `fails` excludes. */
  readonly using: readonly SqlFragment[];
  /** True for rows whose value cannot be converted, never null. Evaluated before `using`. */
  readonly fails: SqlFragment;
  /** True when a converted value no longer tells what the old one was, so the old column is worth parking. */
  readonly isLossy: boolean;
}

/**
 * The facet of a field type that knows PostgreSQL: between wire values and the columns of its shape.
 * Declared in `packages/catalog/src/fields/<id>/postgres.ts`. Shapes themselves (child table, sequence, rollup,
 * derived) are storage's; a facet of such a shape says how the computed value is presented.
 * `columns` are fragments in the order of the shape's columns, already qualified, such as `"r"."due_on"`.
 */
export interface FieldPostgres {
  readonly id: string;
  /**
   * A parsed wire value as one parameter per column, each fit for a cast to the column's type
   * (texts for numbers, dates and instants; an array of texts for `text[]`). Null gives nulls.
   */
  encode(value: Json | null, field: FieldInstance): readonly unknown[];
  /**
   * SQL that gives the wire value when PostgreSQL turns it into JSON: text for decimals, numbers for integers,
   * jsonb for money. Null stays null. No parameters, so that statements are shared.
   */
  present(columns: readonly SqlFragment[], field: FieldInstance): SqlFragment;
  /** SQL of a named part in expressions, such as money's `amount`; absent where a value has no parts. */
  readonly member?: (columns: readonly SqlFragment[], key: string) => SqlFragment;
  /** The column that sorting, uniqueness and comparison use; the first unless said. */
  readonly keyColumn?: number;
  /** What the database itself keeps; empty unless said. */
  checks?(columns: readonly SqlFragment[], field: FieldInstance): readonly FieldCheck[];
  /** The index for a purpose, or `undefined` where none would serve. */
  index(purpose: 'sort' | 'search' | 'filter', field: FieldInstance): FieldIndex | undefined;
  /** How columns of another type become this type's; `undefined` where no conversion is offered. */
  convertFrom?(from: FieldInstance, columns: readonly SqlFragment[], to: FieldInstance): FieldConversion | undefined;
}

/** The PostgreSQL facets by field type. */
export type PostgresFields = Registry<FieldPostgres>;

/** Declares a PostgreSQL facet; the identity function, for its types. */
export function defineFieldPostgres(facet: FieldPostgres): FieldPostgres {
  return Object.freeze(facet);
}
