import type { EntityModel } from '@formwork/definition';
import type { AccessGrant } from './access.ts';

const IDENTITY = new Set(['id', 'version']);
const LINE_IDENTITY = new Set(['id', 'version', 'parent', 'position']);

/** Fields without which a record cannot be addressed: readable through every grant that admits the row. */
function isIdentity(entity: EntityModel, field: string): boolean {
  return (entity.parent === undefined ? IDENTITY : LINE_IDENTITY).has(field);
}

/** Whether the grant's own field set shows a field; what computed fields are made of is not looked at. */
export function showsField(grant: AccessGrant, entity: EntityModel, field: string): boolean {
  if (isIdentity(entity, field) || grant.isImplied) return true;
  const sets = grant.source.definition.fields;
  if (sets === undefined) return true;
  if (sets.hide?.includes(field) === true) return false;
  return sets.show === undefined || sets.show.includes(field);
}

/** Whether the grant's field set lets a field be written: what is hidden, not shown or read-only is not, and `edit` is exhaustive. */
export function editsField(grant: AccessGrant, field: string): boolean {
  if (grant.isImplied) return true;
  const sets = grant.source.definition.fields;
  if (sets === undefined) return true;
  if (sets.hide?.includes(field) === true || sets.readOnly?.includes(field) === true) return false;
  if (sets.edit !== undefined) return sets.edit.includes(field);
  return sets.show === undefined || sets.show.includes(field);
}
