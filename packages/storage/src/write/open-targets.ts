import type { EntityModel } from '@formwork/definition';
import type { StorageModel } from '../record/storage-model.ts';
import { hasRecycleBin, tableOf } from '../record/table-of.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { columnParam, writtenColumns } from './record-values.ts';

/**
 * Conditions that hold when no given reference leads into the recycle bin; one that leads nowhere is the foreign key's
 * to refuse. People and departments may be named as long as they are kept.
 */
export function openTargets(
  storage: StorageModel,
  entity: EntityModel,
  fields: readonly string[],
): readonly SqlFragment[] {
  return writtenColumns(entity, fields).flatMap((column) => {
    const { type } = column.field;
    const target = type.kind === 'reference' ? storage.model.entities.get(type.entity) : undefined;
    if (target === undefined || target.app === 'formwork' || !hasRecycleBin(target)) return [];
    return [sql`(select r."deleted_at" from ${tableOf(target)} r where r."id" = ${columnParam(column)}) is null`];
  });
}
