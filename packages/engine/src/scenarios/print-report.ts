import { readText, type Text } from '@formwork/kernel';
import type { CoverageItem, ScenarioReport, ScenarioResult } from './scenario-report.ts';

/** A report for people, as lines of plain text. */
export function printScenarioReport(report: ScenarioReport, locale = 'en'): string {
  const lines = report.scenarios.flatMap((result) => printResult(result, locale));
  const { states, transitions, rules, grants } = report.coverage;
  return [
    ...lines,
    '',
    `${report.app}: ${report.passed} passed, ${report.failed} failed (${report.durationMs} ms)`,
    ...printUntouched('states', states),
    ...printUntouched('transitions', transitions),
    ...printUntouched('rules', rules),
    ...printUntouched('grants', grants),
    '',
  ].join('\n');
}

function printResult(result: ScenarioResult, locale: string): string[] {
  const title = readText(result.label as Text, locale) || result.name;
  const head = `${result.ok ? '✓' : '✗'} ${title} (${result.durationMs} ms)`;
  const { failure } = result;
  if (failure === undefined) return [head];
  return [
    head,
    `    ${failure.phase} ${failure.index + 1}: ${failure.step}`,
    `    ${failure.message}`,
    ...failure.differences.flatMap(({ path, expected, actual }) => [
      `      at ${path === '' ? 'the record' : path}`,
      `      - expected ${JSON.stringify(expected)}`,
      `      + found    ${JSON.stringify(actual)}`,
    ]),
    ...(failure.error?.issues ?? []).map((issue) => `      ${issue.code} ${issue.path}: ${issue.message}`),
  ];
}

function printUntouched(what: string, items: readonly CoverageItem[]): string[] {
  const untouched = items.filter((item) => !item.touched);
  if (items.length === 0) return [];
  const names = untouched.map((item) => item.name).join(', ');
  return [
    `  ${what}: ${items.length - untouched.length} of ${items.length} touched${names === '' ? '' : `; not: ${names}`}`,
  ];
}
