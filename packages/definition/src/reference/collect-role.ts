import { pointer } from '@formwork/kernel';
import type { LifecycleDefinition } from '../schema/lifecycle.ts';
import type { RoleDefinition } from '../schema/role.ts';
import { recordVariables } from './collect-entity.ts';
import { collectRule } from './collect-rule.ts';
import type { ReferenceCollector } from './reference-collector.ts';

/** What a role's file names. */
export function collectRole(
  role: RoleDefinition,
  workflows: readonly LifecycleDefinition[],
  out: ReferenceCollector,
): void {
  role.grants.forEach((grant, place) => {
    const at = pointer('grants', place);
    const entity = out.addEntity(grant.entity, `${at}/entity`, 'grant');
    const scope = { variables: recordVariables(out.index, entity) };
    if (grant.when !== undefined) collectRule(grant.when, `${at}/when`, scope, 'grantCondition', out);
    if (grant.check !== undefined) collectRule(grant.check, `${at}/check`, scope, 'grantCondition', out);
    for (const key of ['show', 'hide', 'edit', 'readOnly'] as const) {
      out.addFields(entity, grant.fields?.[key], `${at}/fields/${key}`, 'grantFields');
    }
  });
  role.transitions?.forEach((entry, place) => {
    const at = pointer('transitions', place);
    out.add({ kind: 'workflow', app: out.app, name: entry.workflow }, `${at}/workflow`, 'roleTransitions');
    entry.names.forEach((name, index) => {
      const target = { kind: 'transition', app: out.app, workflow: entry.workflow, name } as const;
      out.add(target, `${at}/names/${index}`, 'roleTransitions');
    });
    const lifecycle = workflows.find((each) => each.name === entry.workflow);
    if (entry.when !== undefined && lifecycle !== undefined) {
      const variables = recordVariables(out.index, `${out.app}.${lifecycle.entity}`);
      collectRule(entry.when, `${at}/when`, { variables }, 'grantCondition', out);
    }
  });
}
