import type { Access } from '@formwork/access';
import type { EntityModel } from '@formwork/definition';
import type { RuleScope } from '@formwork/rules';
import { findReadable } from './readable-field.ts';

/**
 * What a caller's filter may read: fields that they may read, through references to records that they may read.
 * Whatever else there is does not exist here. Look-ups into other entities are for definitions, not for requests.
 */
export function filterScope(access: Access, entity: EntityModel): RuleScope {
  const { variables, member, calendar } = entity.scope;
  const offered = ['record', 'user', 'now', 'today', 'parent'].flatMap((name) => {
    const type = variables[name];
    return type === undefined ? [] : [[name, type] as const];
  });
  return {
    variables: Object.fromEntries(offered),
    member: (owner, name) => {
      const holder = access.model.entities.get(owner);
      if (holder === undefined || findReadable(access, holder, name) === undefined) return undefined;
      return member.call(entity.scope, owner, name);
    },
    ...(calendar === undefined ? {} : { calendar: (name: string) => calendar.call(entity.scope, name) }),
  };
}
