import { pointerSegments } from '@formwork/kernel';
import type { ScenarioFailure } from './scenario-report.ts';
import type { Step } from './scenario-step.ts';

/**
 * The step as it would have to be for what happened to be right: its expectations with the values that were found, or the
 * refusal that came. `undefined` where that is no matter of the step, such as a list that is another.
 */
export function acceptDifferences(step: Step, failure: ScenarioFailure): Step | undefined {
  if ('parallel' in step || 'advance' in step) return undefined;
  if (failure.error !== undefined) {
    const { expect: _expect, expectError: _error, ...rest } = step;
    const [first] = failure.error.issues;
    return { ...rest, expectError: first?.code ?? failure.error.code };
  }
  if (step['expect'] === undefined || failure.differences.length === 0) return undefined;
  let expected: unknown = step['expect'];
  for (const { path, actual } of failure.differences) {
    const segments = pointerSegments(path);
    if (segments.at(-1) === 'length') return undefined;
    expected = withValue(expected, segments, actual);
  }
  return { ...step, expect: expected };
}

function withValue(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(node)) return node.with(Number(key), withValue(node[Number(key)], rest, value));
  const object = (node ?? {}) as Readonly<Record<string, unknown>>;
  return { ...object, [key]: withValue(object[key], rest, value) };
}
