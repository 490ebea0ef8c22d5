import { type AccessGrant, editsField } from '@formwork/access';
import type { RecordCompiler, RecordFrame } from '../record/record-compiler.ts';
import { type SqlFragment, sql } from '../sql/sql.ts';

/** What of a write its authorisation depends on. */
export interface AuthorizedWrite {
  readonly kind: 'update' | 'delete' | 'restore';
  readonly fields: readonly string[];
}

/**
 * The caller reads the record, some grant admits it as it is and as it will be, and every field is writable through
 * one that does. The same decision as `authorizeWrite` of access.
 */
export function writeCondition(
  compiler: RecordCompiler,
  before: RecordFrame,
  after: RecordFrame,
  write: AuthorizedWrite,
): SqlFragment[] {
  const action = write.kind === 'update' ? 'update' : 'delete';
  const access = compiler.access.entity(before.entity.id);
  const rows = compiler.rows(before, 'read');
  const readable = rows === undefined ? [] : [rows];
  const grants = access.grants(action);
  if (grants.length === 0) return access.rows(action) === true ? readable : [sql`false`];
  const admitting = new Map(grants.map((grant) => [grant.key, admits(compiler, before, after, grant, action)]));
  const anyOf = (some: readonly AccessGrant[]): SqlFragment[] => {
    if (some.some((grant) => admitting.get(grant.key) === undefined)) return [];
    const conditions = some.map((grant) => admitting.get(grant.key) ?? sql`true`);
    return [conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, ' or ')})`];
  };
  // Not `writeField`: a grant without conditions may still fail its `check`, and then opens no field.
  const fields = write.fields.flatMap((name) => {
    const editing = grants.filter((grant) => editsField(grant, name));
    return editing.length === grants.length ? [] : anyOf(editing);
  });
  return [...readable, ...anyOf(grants), ...(action === 'update' ? fields : [])];
}

/** When a grant admits the write; `undefined` for always. */
function admits(
  compiler: RecordCompiler,
  before: RecordFrame,
  after: RecordFrame,
  grant: AccessGrant,
  action: 'update' | 'delete',
): SqlFragment | undefined {
  const isOpen = grant.scope === 'all' && grant.when === undefined && grant.parents === undefined;
  const isChecked = grant.check !== undefined;
  if (isOpen && (!isChecked || action === 'delete')) return undefined;
  const was = compiler.grants(before, [grant]);
  if (action === 'delete') return was;
  return sql`(${was} and ${compiler.grants(after, [grant], true)})`;
}
