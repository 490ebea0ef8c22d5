import {
  type AppDefinition,
  type FieldModels,
  type Model,
  renameInDefinitions,
  renamesBetween,
  resolveModel,
} from '@formwork/definition';
import { hasErrors } from '@formwork/kernel';
import type { Published } from './published-apps.ts';

/** The published apps as if a new version's renames were done already. */
export interface InNewNames {
  readonly model: Model;
  /** The former name of each renamed role by its new one, both qualified. */
  readonly formerRoles: ReadonlyMap<string, string>;
}

/** Gives what is published the names of a new version: what the two are compared by, where a name is no difference. */
export function inNewNames(published: Published, models: FieldModels, next: AppDefinition): InNewNames {
  const live = published.apps.get(next.app.name)?.definition;
  const renames = live === undefined ? [] : renamesBetween(live, next);
  if (renames.length === 0) return { model: published.model, formerRoles: new Map() };
  const apps = new Map([...published.apps.values()].map((each) => [each.app, each.definition]));
  const formerRoles = new Map<string, string>();
  for (const { target, to } of renames) {
    // Names that change places cannot be renamed one after another; they are told as they are.
    const { definitions, issues } = renameInDefinitions([...apps.values()], models, target, to);
    for (const changed of definitions) apps.set(changed.app.name, changed);
    if (target.kind === 'role' && issues.length === 0)
      formerRoles.set(`${target.app}.${to}`, `${target.app}.${target.name}`);
  }
  const { model, issues } = resolveModel([...apps.values()], models);
  return hasErrors(issues) ? { model: published.model, formerRoles: new Map() } : { model, formerRoles };
}
