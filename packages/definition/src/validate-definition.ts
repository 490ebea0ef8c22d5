import { type Issue, hasErrors } from '@formwork/kernel';
import type { FieldModels } from './kinds/field-model.ts';
import { lintDefinition, sortIssues } from './lint/lint-definition.ts';
import type { AppDefinition } from './model/app-definition.ts';
import { readDefinition } from './structure/read-definition.ts';

/**
 * Checks unknown JSON as an app's definition, structure and meaning, and returns every finding with its file and place.
 * The definition is there when its structure is right (unknown keys taken away), even if its meaning has errors.
 * `others` are the apps that it may refer to. Never throws, whatever the JSON.
 */
export function validateDefinition(
  json: unknown,
  models: FieldModels,
  others: readonly AppDefinition[] = [],
): { readonly definition?: AppDefinition; readonly issues: readonly Issue[]; readonly isValid: boolean } {
  const read = readDefinition(json, models);
  if (read.definition === undefined) return { issues: sortIssues(read.issues), isValid: false };
  const issues = sortIssues([...read.issues, ...lintDefinition(read.definition, models, others)]);
  return { definition: read.definition, issues, isValid: !hasErrors(issues) };
}
