import { platformTable } from './system-columns.ts';
import type { TableName } from './table-shape.ts';

/** The table of an entity, by its qualified id; system entities live in the platform's schema. */
export function tableOfEntity(id: string): TableName {
  const [schema = '', table = ''] = id.split('.');
  return platformTable(id) ?? { schema, table };
}
