import type { Issue, Severity } from '@formwork/kernel';
import type { FieldModels } from '../kinds/field-model.ts';
import type { AppDefinition } from '../model/app-definition.ts';
import type { EntityIndex } from '../model/entity-index.ts';
import type { AppModel, EntityModel, Model } from '../model/model.ts';
import { type RuleTyper, createRuleTyper } from '../model/rule-place.ts';

/** What a check may look at, and where it puts what it finds. */
export interface LintContext {
  readonly definition: AppDefinition;
  /** All apps, the one that is checked included. */
  readonly definitions: readonly AppDefinition[];
  readonly models: FieldModels;
  readonly index: EntityIndex;
  readonly model: Model;
  readonly app: AppModel;
  /** Types expressions that the model does not hold, such as those of forms. */
  readonly typer: RuleTyper;
  readonly issues: Issue[];
  readonly report: (
    severity: Severity,
    code: string,
    file: string,
    path: string,
    message: string,
    hint: string,
  ) => void;
}

/** A context for one app among others. */
export function createLintContext(
  definition: AppDefinition,
  definitions: readonly AppDefinition[],
  models: FieldModels,
  index: EntityIndex,
  model: Model,
): LintContext {
  const issues: Issue[] = [];
  return {
    definition,
    definitions,
    models,
    index,
    model,
    app: model.apps.get(definition.app.name)!,
    typer: createRuleTyper(),
    issues,
    report(severity, code, file, path, message, hint) {
      issues.push({ code, severity, file, path, message, hint });
    },
  };
}

/** An entity of the app that is checked, by its plain name. */
export function ownEntity(context: LintContext, name: string): EntityModel | undefined {
  return context.app.entities.get(name);
}
