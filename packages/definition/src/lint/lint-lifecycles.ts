import { pointer } from '@formwork/kernel';
import type { LifecycleDefinition, TransitionDefinition } from '../schema/lifecycle.ts';
import { type LintContext, ownEntity } from './lint-context.ts';

/** States that cannot be reached or left, automatic circles, and a state field that is no choice without options. */
export function lintLifecycles(context: LintContext): void {
  const governed = new Map<string, string>();
  for (const lifecycle of context.definition.workflows) {
    const file = `workflows/${lifecycle.name}.json`;
    const other = governed.get(lifecycle.entity);
    if (other !== undefined) {
      const message = `"${lifecycle.entity}" has a lifecycle already: "${other}".`;
      context.report(
        'error',
        'FW_DEFINITION_LIFECYCLE_TWICE',
        file,
        '/entity',
        message,
        'Keep one lifecycle for each entity.',
      );
    }
    governed.set(lifecycle.entity, lifecycle.name);
    lintStateField(context, lifecycle, file);
    lintReach(context, lifecycle, file);
    lintAutomatic(context, lifecycle, file);
    lintFields(context, lifecycle, file);
  }
}

function lintStateField(context: LintContext, lifecycle: LifecycleDefinition, file: string): void {
  const entity = ownEntity(context, lifecycle.entity);
  const field = entity?.fields.get(lifecycle.field);
  if (entity === undefined || field === undefined) return;
  const raw = entity.definition.fields.find((each) => each.name === lifecycle.field);
  const isChoice = 'options' in field.model.options.properties && field.type.kind === 'text';
  if (!isChoice) {
    const message = `"${lifecycle.field}" cannot hold the state: it is no choice.`;
    context.report(
      'error',
      'FW_DEFINITION_STATE_FIELD',
      file,
      '/field',
      message,
      'Use a field of the type choice, without options.',
    );
  } else if (raw?.['options'] !== undefined) {
    const message = `"${lifecycle.field}" has options of its own, but its options are the states of the lifecycle.`;
    context.report(
      'error',
      'FW_DEFINITION_STATE_FIELD',
      file,
      '/field',
      message,
      'Take the options of the field away.',
    );
  }
  if (raw?.default !== undefined) {
    const place = entity.definition.fields.indexOf(raw);
    const message = `"${lifecycle.field}" starts in the initial state, so it has no default of its own.`;
    const at = pointer('fields', place, 'default');
    context.report(
      'error',
      'FW_DEFINITION_STATE_FIELD',
      `entities/${entity.name}.json`,
      at,
      message,
      'Take the default away.',
    );
  }
}

function lintReach({ report }: LintContext, lifecycle: LifecycleDefinition, file: string): void {
  const reached = new Set([lifecycle.initial]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const each of lifecycle.transitions) if (each.from.some((from) => reached.has(from))) reached.add(each.to);
  }
  lifecycle.states.forEach((state, place) => {
    const leaves = lifecycle.transitions.some((each) => each.from.includes(state.name));
    const path = pointer('states', place);
    if (!reached.has(state.name)) {
      const message = `Nothing leads to the state "${state.name}".`;
      report(
        'warning',
        'FW_DEFINITION_STATE_UNREACHABLE',
        file,
        path,
        message,
        'Add a transition to it, or take it away.',
      );
    }
    if (!leaves && state.final !== true) {
      const message = `Nothing leads out of the state "${state.name}", and it is not final.`;
      report('warning', 'FW_DEFINITION_STATE_DEAD_END', file, path, message, 'Add a transition, or "final": true.');
    }
    if (leaves && state.final === true) {
      const message = `The state "${state.name}" is final, but a transition leads out of it.`;
      report(
        'error',
        'FW_DEFINITION_STATE_FINAL',
        file,
        `${path}/final`,
        message,
        'Take "final" or the transition away.',
      );
    }
    if (state.editable !== undefined && state.locked !== true) {
      const message = `"editable" means nothing in the state "${state.name}", which is not locked.`;
      report(
        'warning',
        'FW_DEFINITION_STATE_EDITABLE',
        file,
        `${path}/editable`,
        message,
        'Add "locked": true, or take it away.',
      );
    }
  });
}

/** A circle of automatic transitions could turn for ever. */
function lintAutomatic({ report }: LintContext, lifecycle: LifecycleDefinition, file: string): void {
  const automatic = lifecycle.transitions.filter((each) => each.automatic === true);
  lifecycle.transitions.forEach((transition, place) => {
    if (transition.automatic !== true) return;
    if (leadsBack(transition, automatic)) {
      const message = `The automatic transition "${transition.name}" can lead back to where it starts, by itself.`;
      const hint = 'Let a person press one of the transitions of the circle.';
      report('error', 'FW_DEFINITION_AUTOMATIC_LOOP', file, pointer('transitions', place), message, hint);
    }
    if (transition.guards === undefined || transition.guards.length === 0) {
      const message = `The automatic transition "${transition.name}" has no guard, so nobody ever sees its first state.`;
      report(
        'warning',
        'FW_DEFINITION_AUTOMATIC_UNGUARDED',
        file,
        pointer('transitions', place),
        message,
        'Add a guard.',
      );
    }
    if (transition.input !== undefined) {
      const message = `Nobody fills in the input of the automatic transition "${transition.name}".`;
      report(
        'error',
        'FW_DEFINITION_AUTOMATIC_INPUT',
        file,
        pointer('transitions', place, 'input'),
        message,
        'Take the input away.',
      );
    }
  });
}

function leadsBack(start: TransitionDefinition, automatic: readonly TransitionDefinition[]): boolean {
  const reached = new Set([start.to]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const each of automatic) if (each.from.some((from) => reached.has(from))) reached.add(each.to);
  }
  return start.from.some((from) => reached.has(from));
}

/** What a transition sets or asks for can be written, and is not the state itself. */
function lintFields(context: LintContext, lifecycle: LifecycleDefinition, file: string): void {
  const entity = ownEntity(context, lifecycle.entity);
  if (entity === undefined) return;
  const check = (name: string, path: string): void => {
    const field = entity.fields.get(name);
    if (field === undefined) return;
    const isWritable = !field.isSystem && field.model.isComputed !== true && name !== lifecycle.field;
    if (isWritable && field.model.isScalar !== false) return;
    const message = `"${name}" cannot be filled in or set by a transition.`;
    context.report(
      'error',
      'FW_DEFINITION_TRANSITION_FIELD',
      file,
      path,
      message,
      'Name a field that people may write.',
    );
  };
  lifecycle.transitions.forEach((transition, place) => {
    const at = pointer('transitions', place);
    transition.input?.forEach((name, index) => check(name, `${at}/input/${index}`));
    transition.effects?.forEach((effect, index) => check(effect.set, `${at}/effects/${index}/set`));
  });
}
