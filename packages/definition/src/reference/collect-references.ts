import { documentFile, findDocumentKind } from '../document/document-kinds.ts';
import type { FieldModels } from '../kinds/field-model.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import { type EntityIndex, createEntityIndex } from '../model/entity-index.ts';
import { collectDataset, collectScenario } from './collect-data.ts';
import { collectEntity } from './collect-entity.ts';
import { collectLifecycle } from './collect-lifecycle.ts';
import { collectLocale } from './collect-locale.ts';
import { collectRole } from './collect-role.ts';
import { collectForm, collectNavigation, collectView } from './collect-forms-and-views.ts';
import { type Reference, type ReferenceTarget, targetKey } from './reference.ts';
import { type CollectorOptions, type ReferenceCollector, createCollector } from './reference-collector.ts';

/** What to collect: everything but records unless said. */
export interface CollectOptions {
  /** Only references to this. */
  readonly target?: ReferenceTarget;
  /** Also what is in the records of datasets, which can be many. True when a target is given. */
  readonly withRecords?: boolean;
  /** Where it was made already. */
  readonly index?: EntityIndex;
}

/**
 * Every place of the apps that names something: the one source of where-used, of rename and of the lint's unknown names.
 * Definitions with unknown names or broken expressions are fine.
 */
export function collectReferences(
  definitions: readonly AppDefinition[],
  models: FieldModels,
  options: CollectOptions = {},
): readonly Reference[] {
  const index = options.index ?? createEntityIndex(definitions, models).index;
  const into: Reference[] = [];
  const { target, withRecords = target !== undefined } = options;
  const shared = { index, into, ...(target === undefined ? {} : { only: targetKey(target) }) };
  const byName = new Map(definitions.map((each) => [each.app.name, each]));
  for (const definition of definitions) collectApp(definition, byName, shared, withRecords);
  return into;
}

function collectApp(
  definition: AppDefinition,
  byName: ReadonlyMap<string, AppDefinition>,
  shared: CollectorOptions,
  withRecords: boolean,
): void {
  const app = definition.app.name;
  const at = (key: string, name: string): ReferenceCollector =>
    createCollector(shared, app, documentFile(findDocumentKind(key)!, name));
  const { workflows } = definition;
  const workflowsOf = (name: string) => byName.get(name)?.workflows ?? [];
  if (definition.navigation) collectNavigation(definition.navigation, at('navigation', ''));
  for (const entity of definition.entities) collectEntity(entity, at('entities', entity.name));
  for (const form of definition.forms) collectForm(form, at('forms', form.name));
  for (const view of definition.views) collectView(view, at('views', view.name));
  for (const workflow of workflows) collectLifecycle(workflow, at('workflows', workflow.name));
  for (const role of definition.roles) collectRole(role, workflows, at('roles', role.name));
  for (const dataset of definition.datasets) {
    collectDataset(withRecords ? dataset : { ...dataset, records: [] }, at('datasets', dataset.name));
  }
  for (const scenario of definition.scenarios) collectScenario(scenario, workflowsOf, at('scenarios', scenario.name));
  for (const locale of definition.locales) collectLocale(locale, workflows, at('locales', locale.locale));
}
