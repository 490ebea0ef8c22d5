import type { AppDefinition, ScenarioDefinition } from '@formwork/definition';
import { fullRoles, lineEntities } from './app-parts.ts';

/** A scenario to start from: one person with the widest role, who makes one record. */
export function newScenario(
  definition: AppDefinition,
  wish: { readonly name: string; readonly label: string; readonly locale: string },
): ScenarioDefinition {
  const role = fullRoles(definition)[0] ?? definition.roles[0];
  const lines = lineEntities(definition);
  const entity = definition.entities.find((each) => !lines.has(each.name)) ?? definition.entities[0];
  return {
    name: wish.name,
    label: { [wish.locale]: wish.label },
    personas: { anna: { roles: role === undefined ? [] : [role.name] } },
    when: [{ as: 'anna', create: entity?.name ?? 'entity', id: 'one', values: {} }],
  };
}
