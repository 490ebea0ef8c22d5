import type { CaseResult, Pair } from '../measure/run-case.ts';
import type { Sample } from '../measure/run-window.ts';

/** Medians of one system in one case; ratios are of pairs, to the floor. */
export interface CaseSummary {
  readonly rps: number;
  readonly floorRps: number;
  readonly ratio: number;
  readonly least: number;
  readonly most: number;
  readonly p99Ms: number;
  readonly p99Ratio: number;
  /** Microseconds per request. */
  readonly serverCpu: number;
  readonly postgresCpu: number;
  readonly cpuRatio: number;
}

/** The middle value; the mean of two middles. Throws for an empty list. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing.');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Sums pairs up. */
export function summarise(pairs: readonly Pair[]): CaseSummary {
  const ratios = pairs.map(({ floor, other }) => other.rps / floor.rps);
  const cpu = (sample: Sample): number => sample.serverCpu + sample.postgresCpu;
  const of = (read: (pair: Pair) => number): number => median(pairs.map(read));
  return {
    rps: of(({ other }) => other.rps),
    floorRps: of(({ floor }) => floor.rps),
    ratio: median(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
    p99Ms: of(({ other }) => other.p99),
    p99Ratio: of(({ floor, other }) => other.p99 / floor.p99),
    serverCpu: of(({ other }) => other.serverCpu),
    postgresCpu: of(({ other }) => other.postgresCpu),
    cpuRatio: of(({ floor, other }) => cpu(other) / cpu(floor)),
  };
}

/** A case with what its systems came to. */
export interface SummarisedCase {
  readonly name: string;
  readonly title: string;
  readonly formwork: CaseSummary;
  readonly nest: CaseSummary;
}

/** Sums a case up. */
export function summariseCase({ name, title, pairs }: CaseResult): SummarisedCase {
  return { name, title, formwork: summarise(pairs.formwork), nest: summarise(pairs.nest) };
}
