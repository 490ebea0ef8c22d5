import { type PresentedApp, type PresentedEntity, USER_TYPE } from '@formwork/definition';
import type { RuleScope, RuleType } from '@formwork/rules';

/** What a scope reads of an entity; a screen's entity has it. */
interface ScopedEntity {
  readonly presented: Pick<PresentedEntity, 'parent'>;
  readonly fields: ReadonlyMap<string, { readonly type: RuleType }>;
}

/** What an expression on a screen may read: the same names and types that the server has. */
export function createScope(
  app: PresentedApp,
  entityName: string,
  findEntity: (name: string) => ScopedEntity | undefined,
): RuleScope {
  const qualify = (name: string): string => (name.includes('.') ? name : `${app.name}.${name}`);
  const entity = findEntity(entityName);
  const record: RuleType = { kind: 'record', entity: qualify(entityName) };
  const parent = entity?.presented.parent;
  return {
    variables: {
      record,
      before: record,
      input: record,
      ...(parent === undefined
        ? {}
        : { parent: { kind: 'record', entity: qualify(parent.entity) } satisfies RuleType }),
      user: USER_TYPE,
      now: { kind: 'datetime' },
      today: { kind: 'date' },
    },
    member: (owner, name) => findEntity(owner)?.fields.get(name)?.type,
    entity: (name) => qualify(name),
    calendar: (name) => app.calendars.find((calendar) => calendar.name === name),
  };
}
