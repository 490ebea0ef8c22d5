import type { BenchReport } from './bench-report.ts';
import { stageOne, stageOneLimits } from './goals.ts';
import { median } from './summarise.ts';

/** One demand of stage 1 and whether the run met it. */
export interface Verdict {
  readonly what: string;
  readonly found: string;
  readonly goal: string;
  readonly isMet: boolean;
}

/** Holds a run against stage 1; what was not measured is not judged. */
export function judge(report: BenchReport): Verdict[] {
  return [...judgeCases(report), ...judgeDeepPage(report), ...judgeRest(report)];
}

function judgeCases({ cases }: BenchReport): Verdict[] {
  return cases.flatMap(({ name, title, formwork }) => {
    const goal = stageOne[name];
    if (goal === undefined) return [];
    const verdicts = [atLeast(`${name} ${title}, throughput`, formwork.ratio, goal.least)];
    if (goal.mostCpu !== undefined) verdicts.push(atMost(`${name} CPU`, formwork.cpuRatio, goal.mostCpu));
    return [...verdicts, atMost(`${name} p99`, formwork.p99Ratio, stageOneLimits.p99)];
  });
}

/** The keyset is held against the own first page: how much slower the deep one is. */
function judgeDeepPage({ cases }: BenchReport): Verdict[] {
  const first = cases.find(({ name }) => name === 'w8a');
  const deep = cases.find(({ name }) => name === 'w8b');
  if (first === undefined || deep === undefined) return [];
  return [atMost('w8b page at 90,000 against w8a', first.formwork.rps / deep.formwork.rps, stageOneLimits.deepPage)];
}

function judgeRest({ imports, starts, publish }: BenchReport): Verdict[] {
  const verdicts: Verdict[] = [];
  if (imports !== undefined) {
    const ratio = median(imports.pairs.map(({ floorMs, formworkMs }) => formworkMs / floorMs));
    verdicts.push(atMost('W7 import of 10,000 against COPY', ratio, stageOneLimits.import));
  }
  if (starts !== undefined) {
    const start = (name: 'formwork' | 'nest'): number => median(starts[name].map((one) => one.firstAnswerMs));
    verdicts.push(
      atMost('start to first data answer against Nest', start('formwork') / start('nest'), stageOneLimits.start),
      atMost('memory after start, MB', median(starts.formwork.map((one) => one.memoryMb)), stageOneLimits.memoryMb),
    );
  }
  if (publish !== undefined)
    verdicts.push(
      atMost('publish a field, 1 of 100 entities, ms', median(publish.publishMs), stageOneLimits.publishMs),
    );
  return verdicts;
}

function atLeast(what: string, found: number, goal: number): Verdict {
  return { what, found: figure(found), goal: `≥ ${goal}`, isMet: found >= goal };
}

function atMost(what: string, found: number, goal: number): Verdict {
  return { what, found: figure(found), goal: `≤ ${goal}`, isMet: found <= goal };
}

/** Two decimals for ratios, none for larger figures. */
export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
