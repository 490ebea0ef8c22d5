import { canonicalJson, pointer } from '@formwork/kernel';
import type { ScenarioDifference } from './scenario-report.ts';

/**
 * Differences between an expectation and what there is. Objects are compared by the expectation's keys only, lists
 * item by item and in length; an id is equal to the expanded object of that id.
 */
export function compareExpected(
  expected: unknown,
  actual: unknown,
  path: readonly string[] = [],
): ScenarioDifference[] {
  if (Array.isArray(expected)) return compareLists(expected, actual, path);
  if (isObject(expected)) {
    if (!isObject(actual)) return [difference(path, expected, actual)];
    return Object.entries(expected).flatMap(([key, value]) =>
      compareExpected(value, actual[key] ?? null, [...path, key]),
    );
  }
  if (typeof expected === 'string' && isObject(actual) && actual['id'] === expected) return [];
  return canonicalJson(expected) === canonicalJson(actual ?? null) ? [] : [difference(path, expected, actual)];
}

function compareLists(expected: readonly unknown[], actual: unknown, path: readonly string[]): ScenarioDifference[] {
  if (!Array.isArray(actual)) return [difference(path, expected, actual)];
  if (expected.length !== actual.length) return [difference([...path, 'length'], expected.length, actual.length)];
  return expected.flatMap((item, index) => compareExpected(item, actual[index], [...path, String(index)]));
}

function difference(path: readonly string[], expected: unknown, actual: unknown): ScenarioDifference {
  return { path: pointer(...path), expected, actual: actual ?? null };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
