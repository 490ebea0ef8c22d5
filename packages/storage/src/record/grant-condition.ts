import type { AccessGrant } from '@formwork/access';
import type { Action } from '@formwork/definition';
import { type SqlFragment, sql } from '../sql/sql.ts';
import { userFact } from './record-binds.ts';
import type { RecordCompiler, RecordFrame } from './record-compiler.ts';
import { tableOf } from './table-of.ts';

/** The condition under which the caller may do it to the row of the frame; `undefined` when to every row. */
export function rowCondition(compiler: RecordCompiler, frame: RecordFrame, action: Action): SqlFragment | undefined {
  const access = compiler.access.entity(frame.entity.id);
  const rule = access.rows(action);
  if (rule === true) return undefined;
  if (rule === false) return sql`false`;
  if (action === 'read' && frame.isUnderVisibleParent === true && access.isVisibleWithParent) return undefined;
  return grantsCondition(compiler, frame, rule, false);
}

/** True for rows that one of the grants admits. Unknown counts as no: the condition is only ever used where that is so. */
export function grantsCondition(
  compiler: RecordCompiler,
  frame: RecordFrame,
  grants: readonly AccessGrant[],
  isAfter: boolean,
): SqlFragment {
  if (grants.length === 0) return sql`false`;
  const conditions = grants.map((grant) => grantCondition(compiler.system, frame, grant, isAfter));
  return conditions.length === 1 ? conditions[0]! : sql`(${sql.join(conditions, ' or ')})`;
}

function grantCondition(system: RecordCompiler, frame: RecordFrame, grant: AccessGrant, isAfter: boolean): SqlFragment {
  const when = isAfter ? (grant.check ?? grant.when) : grant.when;
  const parts = [
    ...scopeCondition(system, frame, grant),
    ...(when === undefined ? [] : [system.rule(frame, when)]),
    ...(grant.parents === undefined ? [] : [parentCondition(system, frame, grant.parents)]),
  ];
  if (parts.length === 0) return sql`true`;
  return parts.length === 1 ? parts[0]! : sql`(${sql.join(parts, ' and ')})`;
}

function scopeCondition(system: RecordCompiler, frame: RecordFrame, grant: AccessGrant): SqlFragment[] {
  switch (grant.scope) {
    case 'all':
      return [];
    case 'own':
      return [sql`${system.path(frame, ['owner'])} = ${userFact('id')}::uuid`];
    case 'department':
      return [sql`${system.path(frame, ['owner_department'])} = ${userFact('department')}::uuid`];
    case 'department_and_below':
      return [sql`${system.path(frame, ['owner_department'])} = any(${userFact('departments')}::uuid[])`];
  }
}

function parentCondition(system: RecordCompiler, frame: RecordFrame, parents: readonly AccessGrant[]): SqlFragment {
  if (parents.length === 0) return sql`false`;
  if (frame.parent !== undefined) return grantsCondition(system, frame.parent, parents, false);
  const parent = system.frame(frame.entity.parent!.entity);
  return sql`exists (select 1 from ${tableOf(parent.entity)} ${parent.alias} where ${parent.alias}."id" = ${system.path(
    frame,
    ['parent'],
  )} and ${grantsCondition(system, parent, parents, false)})`;
}
