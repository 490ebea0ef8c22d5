import type { PostgresFields } from '../../fields/field-postgres.ts';

/** What the shape of a table depends on beside its entity. */
export interface DescribeTableOptions {
  readonly fields: PostgresFields;
  /** The schema of an installed extension, or `undefined`; without `pg_trgm` there are no search indexes. */
  extensionSchema(name: string): string | undefined;
}
