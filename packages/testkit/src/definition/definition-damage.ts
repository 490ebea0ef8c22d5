import { fieldModels } from '@formwork/catalog/models';
import {
  applyEdit,
  diffDefinitions,
  formatBundle,
  parseBundle,
  resolveModel,
  validateDefinition,
} from '@formwork/definition';
import { sampleApp } from '../sample-app/sample-app.ts';
import { createRandom, damageDefinition } from './damage-definition.ts';

/** What a run over damaged definitions saw. */
export interface DamageReport {
  readonly runs: number;
  /** How many were refused; the rest stayed valid in spite of the damage. */
  readonly refused: number;
  /** How many kept their structure, so that their meaning was looked at. */
  readonly understood: number;
  /** Seeds whose definition made something throw, with the first line of the error: must be empty. */
  readonly crashes: readonly string[];
}

/**
 * Damages the sample app once for each seed and puts it through everything that reads definitions. A definition that keeps its
 * structure is resolved, compared, written and edited as well, whatever its findings.
 */
export function runDefinitionDamage(runs: number, firstSeed = 1): DamageReport {
  const app = sampleApp();
  const crashes: string[] = [];
  let refused = 0;
  let understood = 0;
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    try {
      const damaged = damageDefinition(app, createRandom(seed));
      const result = validateDefinition(damaged, fieldModels);
      if (!result.isValid) refused += 1;
      if (result.isValid !== !result.issues.some((issue) => issue.severity === 'error'))
        throw new Error('verdict differs');
      if (result.definition !== undefined) {
        const { definition } = result;
        understood += 1;
        resolveModel([definition], fieldModels);
        diffDefinitions(app, definition);
        const target = { kind: 'field', entity: 'shop.customer', name: 'region' } as const;
        applyEdit(definition, { kind: 'rename', target, to: 'area' }, fieldModels);
        const again = parseBundle(formatBundle(definition, fieldModels), fieldModels);
        if (again.definition === undefined) throw new Error('cannot be read back');
      }
    } catch (error) {
      crashes.push(
        `${seed}: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error)}`,
      );
    }
  }
  return { runs, refused, understood, crashes };
}
