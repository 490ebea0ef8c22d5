import type { Model } from '@formwork/definition';
import type { RecordEvent, RecordObserver } from '../records/record-observer.ts';
import type { CoverageItem, ScenarioCoverage } from './scenario-report.ts';

/** Collects what scenarios touch. */
export interface CoverageMeter extends RecordObserver {
  /** What was touched of one app of the model. */
  read(model: Model, app: string): ScenarioCoverage;
}

/** Makes a meter that has seen nothing. */
export function createCoverageMeter(): CoverageMeter {
  const seen = new Set<string>();
  return {
    note: (event) => {
      seen.add(keyOf(event));
    },
    read: (model, app) => measure(model, app, (event) => seen.has(keyOf(event))),
  };
}

function keyOf(event: RecordEvent): string {
  switch (event.kind) {
    case 'state':
      return `state ${event.entity} ${event.state}`;
    case 'transition':
      return `transition ${event.entity} ${event.transition}`;
    case 'decided':
      return `decided ${event.entity} ${event.transition ?? ''} ${event.rule}`;
    case 'grant':
      return `grant ${event.grant}`;
  }
}

function measure(model: Model, name: string, isSeen: (event: RecordEvent) => boolean): ScenarioCoverage {
  const app = model.apps.get(name);
  const [states, transitions, rules, grants]: CoverageItem[][] = [[], [], [], []];
  for (const entity of app?.entities.values() ?? []) {
    for (const { definition } of entity.validations)
      rules!.push({
        name: `${entity.name}.${definition.name}`,
        touched: isSeen({ kind: 'decided', entity: entity.id, rule: definition.name }),
      });
    const { lifecycle } = entity;
    if (lifecycle === undefined) continue;
    for (const state of lifecycle.states.keys())
      states!.push({
        name: `${lifecycle.definition.name}.${state}`,
        touched: isSeen({ kind: 'state', entity: entity.id, state }),
      });
    for (const [transition, { guards }] of lifecycle.transitions) {
      const at = `${lifecycle.definition.name}.${transition}`;
      transitions!.push({ name: at, touched: isSeen({ kind: 'transition', entity: entity.id, transition }) });
      for (const { definition } of guards)
        rules!.push({
          name: `${at}.${definition.name}`,
          touched: isSeen({ kind: 'decided', entity: entity.id, transition, rule: definition.name }),
        });
    }
  }
  for (const role of app?.roles.values() ?? [])
    for (const grant of role.grants) {
      const key = `${grant.role}#${grant.index}`;
      grants!.push({
        name: `${role.definition.name}#${grant.index} ${grant.definition.entity}`,
        touched: isSeen({ kind: 'grant', grant: key, entity: grant.entity }),
      });
    }
  return { states: states!, transitions: transitions!, rules: rules!, grants: grants! };
}
