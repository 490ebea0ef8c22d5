import pg from 'pg';
import { DepartmentMissing, PersonMissing } from './people.errors.ts';

/** A write that names a department or a head that there is not, as an error to tell; anything else as it came. */
export function refuseUnknown(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || error.code !== '23503') return error;
  return error.constraint === 'departments_head_fkey'
    ? PersonMissing({}, { cause: error })
    : DepartmentMissing({}, { cause: error });
}
