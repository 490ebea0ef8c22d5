import type { EntityModel, FieldInstance } from '@formwork/definition';
import { bindValues, compileRefresh, type SqlStatement, type StorageModel } from '@formwork/storage';

/** The statement that computes a stored formula of every record, for a publish that adds or changes it. */
export function computeFieldStatement(
  storage: StorageModel,
  entity: EntityModel,
  field: FieldInstance,
): SqlStatement | undefined {
  if (field.shape.shape !== 'derived' || !field.shape.stored) return undefined;
  const refresh = compileRefresh(storage, entity, 'all', 'every');
  if (refresh === undefined) return undefined;
  return { text: refresh.text, values: bindValues(refresh, { user: null, timeZone: 'UTC' }) };
}
