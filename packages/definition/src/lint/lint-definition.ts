import type { Issue } from '@formwork/kernel';
import type { FieldModels } from '../kinds/field-model.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { createEntityIndex } from '../model/entity-index.ts';
import { resolveModel } from '../model/resolve-model.ts';
import { lintCalendars } from './lint-calendars.ts';
import { lintComputed } from './lint-computed.ts';
import { createLintContext } from './lint-context.ts';
import { lintDatasets } from './lint-datasets.ts';
import { lintEntities } from './lint-entities.ts';
import { lintForms } from './lint-forms.ts';
import { lintLifecycles } from './lint-lifecycles.ts';
import { lintNames } from './lint-names.ts';
import { lintReferences } from './lint-references.ts';
import { lintRoles } from './lint-roles.ts';
import { lintScenarios } from './lint-scenarios.ts';
import { lintTexts } from './lint-texts.ts';
import { lintViews } from './lint-views.ts';

/** The checks of meaning, each over the whole app. */
const checks = [
  lintNames,
  lintReferences,
  lintEntities,
  lintComputed,
  lintForms,
  lintViews,
  lintLifecycles,
  lintRoles,
  lintCalendars,
  lintDatasets,
  lintScenarios,
  lintTexts,
] as const;

/**
 * Everything that is wrong with the meaning of an app whose structure is right, seen together with the other apps:
 * names, references, expressions, lifecycles, rights, data. Sorted by file and place. Never throws.
 */
export function lintDefinition(
  definition: AppDefinition,
  models: FieldModels,
  others: readonly AppDefinition[],
): readonly Issue[] {
  const definitions = [...others.filter((each) => each.app.name !== definition.app.name), definition];
  const { index } = createEntityIndex(definitions, models);
  const { model, issues } = resolveModel(definitions, models);
  const context = createLintContext(definition, definitions, models, index, model);
  for (const check of checks) check(context);
  const own = issues.filter((issue) => issue.details?.['app'] === definition.app.name);
  return sortIssues([...own, ...context.typer.issues, ...context.issues]);
}

/** Findings by file and place; of equal ones (same code at the same place) only the first. */
export function sortIssues(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  const distinct = issues.filter(({ code, file, path, message }) => {
    const key = JSON.stringify([code, file, path, message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const place = (issue: Issue): string => `${issue.file ?? ''}\u0001${issue.path}`;
  return distinct.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
}
