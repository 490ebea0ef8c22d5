import type { EntityModel } from '@formwork/definition';
import type { StorageModel } from '../record/storage-model.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/** The SQLSTATE of a write whose definition is no longer live: nothing of it is kept, and it may begin again. */
export const OUTDATED_STATE = 'FW001';

/** DDL of the function that ends such a write; part of the platform's migrations. */
export const REFUSE_OUTDATED_DDL = `create or replace function formwork.refuse_outdated() returns boolean
  language plpgsql volatile as $$
  begin
    raise exception 'The definition of this write is no longer live.' using errcode = '${OUTDATED_STATE}';
  end $$`;

/**
 * True while the definition that a write was compiled from is live; otherwise it ends the write. A statement that
 * waited for a publish to let go of its table sees what the publish made live, and so do those after it in its
 * transaction: no record is written in the names and formulas of an earlier definition. It reads one row by its key,
 * an eighth of what a create costs the database (docs/benchmarks.md).
 */
export function liveCondition({ revisions }: StorageModel, entity: EntityModel): SqlFragment {
  const revision = revisions?.get(entity.app);
  if (revision === undefined) return sql`true`;
  const live = sql`(select a.revision from formwork.apps a where a.name = ${sql.literal(entity.app)})`;
  return sql`(coalesce(${live}, 0) = ${revision}::int or formwork.refuse_outdated())`;
}
