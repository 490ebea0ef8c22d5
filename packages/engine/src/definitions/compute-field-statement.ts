import type { EntityModel, FieldInstance } from '@formwork/definition';
import { BATCH_IDS, bindValues, compileRefresh, type SqlStatement, type StorageModel } from '@formwork/storage';

/** The statement that computes a stored formula of every record, for a publish that adds or changes it. */
export function computeFieldStatement(
  storage: StorageModel,
  entity: EntityModel,
  field: FieldInstance,
): SqlStatement | undefined {
  if (field.shape.shape !== 'derived' || !field.shape.stored) return undefined;
  return bound(compileRefresh(storage, entity, 'all', 'every'), {});
}

/** The same for some records: where `BATCH_IDS` stands among the values, their ids belong. */
export function computeBatchStatement(storage: StorageModel, entity: EntityModel): SqlStatement | undefined {
  return bound(compileRefresh(storage, entity, 'ids', 'every'), { ids: BATCH_IDS });
}

function bound(
  refresh: ReturnType<typeof compileRefresh>,
  params: Readonly<Record<string, unknown>>,
): SqlStatement | undefined {
  if (refresh === undefined) return undefined;
  return { text: refresh.text, values: bindValues(refresh, { user: null, timeZone: 'UTC', params }) };
}
