import type { BulkOperation } from '@formwork/engine';
import { BodyInvalid } from '../http/http.errors.ts';
import { findInteger, readObject, readString, refuseOtherKeys } from '../http/read-body.ts';

/** Most operations of one bulk request. */
const MAX_OPERATIONS = 1_000;

/** Reads the operations of a bulk request: create, update, delete or transition, each of one record. */
export function readBulkOperations(value: unknown): BulkOperation[] {
  if (!Array.isArray(value)) throw BodyInvalid({ reason: '"operations" must be a list' });
  if (value.length > MAX_OPERATIONS)
    throw BodyInvalid({ reason: `more than ${MAX_OPERATIONS} operations; send them in parts` });
  return value.map((item) => readOperation(readObject(item)));
}

function readOperation(item: Record<string, unknown>): BulkOperation {
  const version = findInteger(item, 'version');
  const based = version === undefined ? {} : { version };
  if ('create' in item) {
    refuseOtherKeys(item, ['create']);
    return { create: readObject(item['create']) };
  }
  if ('update' in item) {
    refuseOtherKeys(item, ['update', 'values', 'version']);
    return { update: readString(item, 'update'), values: readObject(item['values']), ...based };
  }
  if ('delete' in item) {
    refuseOtherKeys(item, ['delete', 'version']);
    return { delete: readString(item, 'delete'), ...based };
  }
  if ('transition' in item) {
    refuseOtherKeys(item, ['transition', 'id', 'values']);
    return {
      transition: readString(item, 'transition'),
      id: readString(item, 'id'),
      values: readObject(item['values'] ?? {}),
    };
  }
  throw BodyInvalid({ reason: 'an operation has one of create, update, delete, transition' });
}
