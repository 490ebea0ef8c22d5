import type { ScenarioStep } from '@formwork/definition';

/** A step as a short sentence: `wang creates sales_order (order)`. */
export function describeStep(step: ScenarioStep): string {
  if ('advance' in step) return `the clock advances by ${step.advance}`;
  if ('parallel' in step) return `${step.parallel.length} steps at the same time`;
  if ('create' in step) return `${step.as} creates ${step.create}${step.id === undefined ? '' : ` "${step.id}"`}`;
  if ('update' in step) return `${step.as} updates ${step.update} "${step.id}"`;
  if ('delete' in step) return `${step.as} deletes ${step.delete} "${step.id}"`;
  if ('restore' in step) return `${step.as} restores ${step.restore} "${step.id}"`;
  if ('read' in step) return `${step.as} reads ${step.read} "${step.id}"`;
  if ('transition' in step) return `${step.as} takes ${step.transition} on ${step.entity} "${step.id}"`;
  return `${step.as} queries ${step.query}`;
}
