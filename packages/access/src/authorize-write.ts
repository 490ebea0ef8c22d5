import type { AccessFacts, AdmitOptions } from './evaluate-access.ts';
import { admits } from './evaluate-access.ts';
import type { AccessGrant, EntityAccess } from './access.ts';
import { editsField } from './grant-fields.ts';

/** A write that was made or is about to be made. */
export interface WriteFacts {
  readonly action: 'create' | 'update' | 'delete';
  /** Absent for a create. */
  readonly before?: AccessFacts;
  /** Absent for a delete. */
  readonly after?: AccessFacts;
  /** Names of the fields that the caller gives values to. */
  readonly fields: readonly string[];
  readonly isParentAuthorized?: boolean;
}

/** Why a write is refused, or that it is allowed. */
export type WriteDecision =
  | { readonly isAllowed: true }
  /** No grant admits the record as it was. */
  | { readonly isAllowed: false; readonly reason: 'row' }
  /** A grant admits the record as it was, none as it would become. */
  | { readonly isAllowed: false; readonly reason: 'check' }
  /** These fields may not be written on this record. */
  | { readonly isAllowed: false; readonly reason: 'fields'; readonly fields: readonly string[] };

const ALLOWED: WriteDecision = { isAllowed: true };

/**
 * Decides about a write: some grant must admit the record before (`scope`, `when`) and after (`scope`, `check`),
 * and every given field must be writable through one that does.
 */
export function authorizeWrite(access: EntityAccess, write: WriteFacts): WriteDecision {
  if (access.rows(write.action) === true && access.grants(write.action).length === 0) return ALLOWED;
  const options: AdmitOptions = { isParentAuthorized: write.isParentAuthorized === true };
  const { before, after } = write;
  const grants = access.grants(write.action);
  const reaching = before === undefined ? grants : grants.filter((grant) => admits(grant, before, options));
  if (reaching.length === 0) return { isAllowed: false, reason: 'row' };
  const passing =
    after === undefined ? reaching : reaching.filter((grant) => admits(grant, after, { ...options, isAfter: true }));
  if (passing.length === 0) return { isAllowed: false, reason: 'check' };
  const fields = write.fields.filter((field) => !isEditable(passing, field));
  return fields.length === 0 ? ALLOWED : { isAllowed: false, reason: 'fields', fields };
}

function isEditable(grants: readonly AccessGrant[], field: string): boolean {
  return grants.some((grant) => editsField(grant, field));
}
