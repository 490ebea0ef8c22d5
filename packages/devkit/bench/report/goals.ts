/** What stage 1 of performance.md asks of a case, as ratios to the floor of the same pair. */
export interface CaseGoal {
  readonly least: number;
  /** Most CPU of server and database together. */
  readonly mostCpu?: number;
}

/** Stage 1, by case. */
export const stageOne: Readonly<Record<string, CaseGoal>> = {
  w1: { least: 0.75, mostCpu: 1.4 },
  w2: { least: 1, mostCpu: 1.1 },
  w3: { least: 0.95 },
  w4: { least: 0.65 },
  w5: { least: 0.6 },
  w6: { least: 0.9 },
  w9: { least: 0.9 },
};

/** Stage 1 of what is not a throughput. */
export const stageOneLimits = {
  /** Latency at 32 connections against the floor's, in every case with a goal. */
  p99: 2,
  /** The deep page by keyset against the own first page. */
  deepPage: 1.5,
  /** Time of an import against the floor's COPY. */
  import: 2,
  /** Time to the first answer against the hand-written app. */
  start: 2,
  memoryMb: 220,
  publishMs: 1_000,
} as const;
