import { pointer } from '@formwork/kernel';
import type { LintContext } from './lint-context.ts';

/** Rights that nobody has, or that are of no use without another. */
export function lintRoles(context: LintContext): void {
  const { definition, report, app } = context;
  const pressed = new Set<string>();
  for (const role of definition.roles) {
    const file = `roles/${role.name}.json`;
    const readable = new Set(role.grants.filter((each) => each.actions.includes('read')).map((each) => each.entity));
    role.grants.forEach((grant, place) => {
      const writes = grant.actions.filter((action) => action !== 'read');
      if (writes.length > 0 && !readable.has(grant.entity)) {
        const message = `"${role.name}" may ${writes.join(', ')} records of "${grant.entity}", but not read any.`;
        report(
          'warning',
          'FW_DEFINITION_GRANT_WITHOUT_READ',
          file,
          pointer('grants', place, 'actions'),
          message,
          'Add "read".',
        );
      }
    });
    for (const entry of role.transitions ?? [])
      for (const name of entry.names) pressed.add(`${entry.workflow}.${name}`);
  }
  for (const workflow of definition.workflows) {
    workflow.transitions.forEach((transition, place) => {
      if (transition.automatic === true || pressed.has(`${workflow.name}.${transition.name}`)) return;
      const message = `No role may press "${transition.name}".`;
      const hint = 'Name it under "transitions" of a role.';
      report(
        'warning',
        'FW_DEFINITION_TRANSITION_UNUSED',
        `workflows/${workflow.name}.json`,
        pointer('transitions', place),
        message,
        hint,
      );
    });
  }
  const granted = new Set(
    [...app.roles.values()].flatMap((role) => role.definition.grants.map((grant) => grant.entity)),
  );
  for (const entity of app.entities.values()) {
    if (entity.parent !== undefined || granted.has(entity.name) || granted.has(entity.id)) continue;
    const message = `No role may do anything with records of "${entity.name}".`;
    const hint = 'Add a grant to a role, or only administrators see them.';
    report('warning', 'FW_DEFINITION_ENTITY_UNGRANTED', `entities/${entity.name}.json`, '', message, hint);
  }
}
