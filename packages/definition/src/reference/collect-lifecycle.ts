import { pointer } from '@formwork/kernel';
import type { LifecycleDefinition } from '../schema/lifecycle.ts';
import { recordVariables } from './collect-entity.ts';
import { type RuleVariables, collectRule } from './collect-rule.ts';
import type { ReferenceCollector } from './reference-collector.ts';

/** What a lifecycle's file names. */
export function collectLifecycle(lifecycle: LifecycleDefinition, out: ReferenceCollector): void {
  const entity = out.addEntity(lifecycle.entity, '/entity', 'lifecycleEntity');
  const state = (name: string, path: string): void =>
    out.add({ kind: 'option', entity, field: lifecycle.field, name }, path, 'lifecycleState');
  out.addField(entity, lifecycle.field, '/field', 'lifecycleField');
  state(lifecycle.initial, '/initial');
  lifecycle.states.forEach((each, place) =>
    out.addFields(entity, each.editable, pointer('states', place, 'editable'), 'lifecycleFields'),
  );
  const record = { kind: 'record', entity } as const;
  const scope: RuleVariables = {
    variables: { ...recordVariables(out.index, entity), before: record, input: record },
  };
  lifecycle.transitions.forEach((transition, place) => {
    const at = pointer('transitions', place);
    transition.from.forEach((name, index) => state(name, `${at}/from/${index}`));
    state(transition.to, `${at}/to`);
    transition.guards?.forEach((guard, index) => {
      collectRule(guard.assert, `${at}/guards/${index}/assert`, scope, 'guard', out);
      if (guard.field !== undefined) out.addField(entity, guard.field, `${at}/guards/${index}/field`, 'guard');
    });
    out.addFields(entity, transition.requires, `${at}/requires`, 'lifecycleFields');
    out.addFields(entity, transition.input, `${at}/input`, 'lifecycleFields');
    transition.effects?.forEach((effect, index) => {
      out.addField(entity, effect.set, `${at}/effects/${index}/set`, 'effect');
      const own = { entity, field: effect.set };
      collectRule(effect.value, `${at}/effects/${index}/value`, scope, 'effect', out, own);
    });
  });
}
