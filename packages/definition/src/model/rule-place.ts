import type { Issue } from '@formwork/kernel';
import { type RuleScope, type RuleType, type TypedRule, checkRuleJson } from '@formwork/rules';

/** Where an expression stands: the app and file it is in, and the JSON Pointer within the file. */
export interface DefinitionPlace {
  readonly app: string;
  readonly file: string;
  readonly path: string;
}

/** The type of a condition. */
export const BOOLEAN: RuleType = { kind: 'boolean' };

/** Types expressions and collects the findings, each with its app. */
export interface RuleTyper {
  readonly issues: Issue[];
  /** The typed expression, or `undefined` when it has errors, which are kept in `issues`. */
  type(json: unknown, scope: RuleScope, expected: RuleType | undefined, place: DefinitionPlace): TypedRule | undefined;
}

/** Makes a collector of typed expressions. */
export function createRuleTyper(): RuleTyper {
  const issues: Issue[] = [];
  return {
    issues,
    type(json, scope, expected, place) {
      const checked = checkRuleJson(json, scope, expected, { file: place.file, path: place.path });
      for (const issue of checked.issues) {
        issues.push({ ...issue, file: place.file, details: { ...issue.details, app: place.app } });
      }
      return checked.typed;
    },
  };
}

/** True for a value that has the form of an expression: an object with exactly one key. */
export function isRuleJson(json: unknown): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && Object.keys(json).length === 1;
}
