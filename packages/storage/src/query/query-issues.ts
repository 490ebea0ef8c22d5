import type { Issue } from '@formwork/kernel';

/** A field that does not exist, or that the caller may not read: both answer alike. */
export function unknownField(path: string, name: string): Issue {
  return {
    code: 'FW_RECORD_FIELD_UNKNOWN',
    severity: 'error',
    path,
    message: `There is no field "${name}" here.`,
    hint: 'Use a field of the entity that you may read.',
  };
}

/** A part of a request that makes no sense as it is written. */
export function invalidQuery(path: string, message: string, hint: string): Issue {
  return { code: 'FW_RECORD_QUERY_INVALID', severity: 'error', path, message, hint };
}

/** A cursor that is damaged or that belongs to another list. */
export function invalidCursor(): Issue {
  return {
    code: 'FW_RECORD_CURSOR_INVALID',
    severity: 'error',
    path: '/cursor',
    message: 'The cursor does not belong to this list.',
    hint: 'Start again without a cursor; keep filter, sort and search as they were while paging.',
  };
}
