import type { EntityModel } from '@formwork/definition';
import { tableOfEntity } from '../migration/shape/table-of-entity.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/** The quoted table of an entity. */
export function tableOf(entity: Pick<EntityModel, 'id'>): SqlFragment {
  const { schema, table } = tableOfEntity(entity.id);
  return sql.identifier(schema, table);
}

/** True when records of the entity can lie in the recycle bin. */
export function hasRecycleBin(entity: EntityModel): boolean {
  return entity.fields.has('deleted_at');
}
