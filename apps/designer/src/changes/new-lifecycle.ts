import type { AppDefinition, Edit, EntityDefinition, LifecycleDefinition, RoleDefinition } from '@formwork/definition';
import { entityFile, fullRoles } from './app-parts.ts';
import { nameFrom } from './name-from.ts';
import { placeEdits } from './new-field.ts';

/** The edit that gives an entity a lifecycle of two states and one way between them, and its name. */
export function newLifecycleEdit(
  definition: AppDefinition,
  entity: EntityDefinition,
): { readonly edit: Edit; readonly name: string } {
  const name = nameFrom(
    `${entity.name}_lifecycle`,
    new Set(definition.workflows.map((each) => each.name)),
    'lifecycle',
  );
  const field = nameFrom('status', new Set(entity.fields.map((each) => each.name)), 'status');
  const state = { name: field, type: 'choice', label: { en: 'Status', 'zh-CN': '状态' }, required: true };
  const content: LifecycleDefinition = {
    kind: 'lifecycle',
    name,
    entity: entity.name,
    field,
    initial: 'open',
    states: [
      { name: 'open', label: { en: 'Open', 'zh-CN': '进行中' }, colour: 'blue' },
      { name: 'done', label: { en: 'Done', 'zh-CN': '已完成' }, colour: 'green', final: true },
    ],
    transitions: [
      { name: 'finish', label: { en: 'Finish', 'zh-CN': '完成' }, from: ['open'], to: 'done', tone: 'primary' },
    ],
  };
  const edits: Edit[] = [
    {
      kind: 'insert-item',
      file: entityFile(entity),
      path: '/fields',
      index: entity.fields.length,
      value: state,
    },
    { kind: 'add-object', file: `workflows/${name}.json`, content },
    ...placeEdits(definition, entity.name, state),
    ...fullRoles(definition).map((role) => grantTransition(role, name, 'finish')),
  ];
  return { edit: { kind: 'batch', edits }, name };
}

/** The edit that lets a role press a transition; it joins the others of the lifecycle that have no condition. */
export function grantTransition(role: RoleDefinition, workflow: string, transition: string): Edit {
  const file = `roles/${role.name}.json`;
  const place = (role.transitions ?? []).findIndex((each) => each.workflow === workflow && each.when === undefined);
  if (place < 0) {
    const index = role.transitions?.length ?? 0;
    return { kind: 'insert-item', file, path: '/transitions', index, value: { workflow, names: [transition] } };
  }
  const index = role.transitions![place]!.names.length;
  return { kind: 'insert-item', file, path: `/transitions/${place}/names`, index, value: transition };
}

/** The edits that take a transition away from a role, wherever it is granted. */
export function revokeTransition(role: RoleDefinition, workflow: string, transition: string): Edit {
  const transitions = (role.transitions ?? [])
    .map((each) =>
      each.workflow === workflow ? { ...each, names: each.names.filter((name) => name !== transition) } : each,
    )
    .filter((each) => each.names.length > 0);
  return { kind: 'replace-objects', objects: { [`roles/${role.name}.json`]: { ...role, transitions } } };
}

/** The edit that adds a transition, which roles that may do everything may press. */
export function newTransitionEdit(
  definition: AppDefinition,
  workflow: LifecycleDefinition,
  wish: { readonly from: string; readonly to: string; readonly label: string; readonly locale: string },
): { readonly edit: Edit; readonly name: string } {
  const name = nameFrom(wish.label, new Set(workflow.transitions.map((each) => each.name)), `to_${wish.to}`);
  const value = {
    name,
    ...(wish.label === '' ? {} : { label: { [wish.locale]: wish.label } }),
    from: [wish.from],
    to: wish.to,
  };
  const edits: Edit[] = [
    {
      kind: 'insert-item',
      file: `workflows/${workflow.name}.json`,
      path: '/transitions',
      index: workflow.transitions.length,
      value,
    },
    ...fullRoles(definition).map((role) => grantTransition(role, workflow.name, name)),
  ];
  const from = workflow.states.findIndex((each) => each.name === wish.from);
  if (workflow.states[from]?.final === true) {
    edits.push({ kind: 'unset-value', file: `workflows/${workflow.name}.json`, path: `/states/${from}/final` });
  }
  return { edit: { kind: 'batch', edits }, name };
}

/** The edit that takes a state away with the transitions that lead to it or come from it alone. */
export function removeStateEdit(definition: AppDefinition, workflow: LifecycleDefinition, name: string): Edit {
  const gone = new Set<string>();
  const transitions = workflow.transitions.flatMap((each) => {
    const from = each.from.filter((one) => one !== name);
    if (each.to === name || from.length === 0) {
      gone.add(each.name);
      return [];
    }
    return [{ ...each, from }];
  });
  const states = workflow.states.filter((each) => each.name !== name);
  const initial = workflow.initial === name ? (states[0]?.name ?? name) : workflow.initial;
  const objects: Record<string, object> = {
    [`workflows/${workflow.name}.json`]: { ...workflow, states, transitions, initial },
  };
  for (const role of definition.roles) {
    const kept = role.transitions
      ?.map((each) =>
        each.workflow === workflow.name ? { ...each, names: each.names.filter((one) => !gone.has(one)) } : each,
      )
      .filter((each) => each.names.length > 0);
    if (kept !== undefined) objects[`roles/${role.name}.json`] = { ...role, transitions: kept };
  }
  return { kind: 'replace-objects', objects };
}
