import { aggregateFunctions } from './functions/aggregate-functions.ts';
import { comparisonFunctions } from './functions/comparison-functions.ts';
import { dateFunctions } from './functions/date-functions.ts';
import { listFunctions } from './functions/list-functions.ts';
import { logicFunctions } from './functions/logic-functions.ts';
import { missingFunctions } from './functions/missing-functions.ts';
import { numberFunctions } from './functions/number-functions.ts';
import { reduceFunction } from './functions/reduce-function.ts';
import { textFunctions } from './functions/text-functions.ts';
import { workdayFunctions } from './functions/workday-functions.ts';
import type { RuleFunction } from './rule-function.ts';

/** The closed list of functions and operators: documentation, completion and the checker all read it. */
export const ruleFunctions: readonly RuleFunction[] = [
  ...logicFunctions,
  ...comparisonFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...dateFunctions,
  ...workdayFunctions,
  ...listFunctions,
  ...aggregateFunctions,
  reduceFunction,
  ...missingFunctions,
];

const byName = new Map(ruleFunctions.map((each) => [each.name, each]));

/** The function of that JSON name, or `undefined`. */
export function findRuleFunction(name: string): RuleFunction | undefined {
  return byName.get(name);
}
