import type { BusinessCalendar, RuleScope, RuleType } from '@formwork/rules';
import type { EntityIndex, IndexedEntity } from './entity-index.ts';
import { DEPARTMENT_ENTITY, USER_ENTITY } from './system-fields.ts';

const TEXT: RuleType = { kind: 'text' };

/** The type of the variable `user`: the person who asks. */
export const USER_TYPE: RuleType = {
  kind: 'object',
  fields: {
    id: { kind: 'reference', entity: USER_ENTITY },
    name: TEXT,
    email: TEXT,
    login: TEXT,
    department: { kind: 'reference', entity: DEPARTMENT_ENTITY },
    departments: { kind: 'list', of: { kind: 'reference', entity: DEPARTMENT_ENTITY } },
    roles: { kind: 'list', of: TEXT },
    locale: TEXT,
    time_zone: TEXT,
  },
};

/** Finds a calendar as an app names it: `shanghai`, or `core.shanghai` of another app. */
export type FindCalendar = (app: string, name: string) => BusinessCalendar | undefined;

/** What an expression over one record of the entity may read: record, parent (of lines), user, now, today. */
export function buildScope(entity: IndexedEntity, index: EntityIndex, findCalendar: FindCalendar): RuleScope {
  return {
    variables: {
      record: { kind: 'record', entity: entity.id },
      user: USER_TYPE,
      now: { kind: 'datetime' },
      today: { kind: 'date' },
      ...(entity.parent === undefined ? {} : { parent: { kind: 'record', entity: entity.parent.entity } as const }),
    },
    member: (owner, name) => index.fieldType(owner, name),
    calendar: (name) => findCalendar(entity.app, name),
    entity: (name) => index.resolveEntity(entity.app, name),
  };
}

/** The same scope with further variables. */
export function extendScope(scope: RuleScope, variables: Readonly<Record<string, RuleType>>): RuleScope {
  return { ...scope, variables: { ...scope.variables, ...variables } };
}

/** The scope of guards and effects: `before` is the record as stored, `input` what came with the transition. */
export function transitionScope(entity: string, scope: RuleScope): RuleScope {
  const record: RuleType = { kind: 'record', entity };
  return extendScope(scope, { before: record, input: record });
}
